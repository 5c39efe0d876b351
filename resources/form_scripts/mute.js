// In every page and worker, before its first script: ways out that no barrier of the browser's covers are not there.
() => {
  for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "WebTransport", "PaymentRequest"])
    Object.defineProperty(globalThis, name, { value: undefined });
}
