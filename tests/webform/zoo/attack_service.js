self.oninstall = () => skipWaiting();
self.onactivate = () => clients.claim();
self.onmessage = ({ data: v }) => {
  fetch(`/leak/service-worker?v=${encodeURIComponent(v)}`).catch(() => 0);
  const socket = new WebSocket(`wss://${location.host}/leak/service-worker-socket`);
  socket.onopen = () => socket.send(JSON.stringify({ leak: "service-worker-socket" }));
  const transport = new WebTransport(`https://leak-transport.zoo.test/${v.length}`);
};
