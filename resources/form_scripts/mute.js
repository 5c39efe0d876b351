// In every page and worker, before its first script: ways out that no barrier of the browser's covers are not there, or
// not until a person is; and what is said over a socket is kept back, where it goes with the page, until it is let go.
(token) => {
  for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "WebTransport", "WebSocketStream", "PaymentRequest"])
    Object.defineProperty(globalThis, name, { value: undefined });
  // Whatever a page puts in the place of the language's own things later: none of them is asked for while it runs.
  const { send } = WebSocket.prototype, { apply } = Reflect, { preventDefault } = globalThis.Event.prototype;
  let isHeld = true, first = null, last = null;
  const keep = (go) => {
    const one = { go, next: null };
    if (last) last.next = one;
    else first = one;
    last = one;
  };
  WebSocket.prototype.send = {
    send(data) {
      if (isHeld) keep(() => apply(send, this, [data]));
      else apply(send, this, [data]);
    },
  }.send;
  // A passkey for another host has the browser itself ask that host whether it may be used here.
  for (const [owner, name] of [["CredentialsContainer", "get"], ["CredentialsContainer", "create"],
    ...["signalUnknownCredential", "signalAllAcceptedCredentials", "signalCurrentUserDetails"].map((each) => ["PublicKeyCredential", each])]) {
    const place = name.startsWith("signal") ? globalThis[owner] : globalThis[owner]?.prototype, ask = place?.[name];
    if (ask) place[name] = { [name](...all) {
      return isHeld ? Promise.reject(new DOMException("Not before a person is there.", "NotAllowedError")) : apply(ask, this, all);
    } }[name];
  }
  const hold = (value) => {
    isHeld = value;
    if (isHeld) return true;
    for (; first; first = first.next) {
      try {
        first.go();
      } catch { /* its socket is not open yet, or has closed */ }
    }
    last = null;
    return true;
  };
  // Nobody in the page knows the name, and whoever hears it says so.
  if (token) {
    addEventListener(`${token}-hold`, (event) => hold(true) && apply(preventDefault, event, []));
    addEventListener(`${token}-go`, () => hold(false));
  }
  return hold;
}
