// The line to the server: it is opened again whenever it is lost, a little later each time.

export function openLine({ onMessage, onOpen, onLost }) {
  let socket = null;
  let waited = 0;
  const address = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/line`;

  function open() {
    socket = new WebSocket(address);
    socket.addEventListener("open", () => { waited = 0; onOpen(); });
    socket.addEventListener("message", (event) => onMessage(JSON.parse(event.data)));
    socket.addEventListener("close", () => {
      onLost();
      waited = Math.min(5000, waited ? waited * 1.7 : 400);
      setTimeout(open, waited * (0.75 + Math.random() / 2));
    });
  }

  open();
  return {
    send(message) {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    },
  };
}
