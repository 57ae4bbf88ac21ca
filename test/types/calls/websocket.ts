const secret = "Basic YWI6Y2Q=";
const [frame] = zbuff.create(1300);
const client = websocket.create(undefined, "wss://example.com/device", 30, false);

if (client !== undefined) {
  if (client.headers !== undefined) {
    client.headers(`Authorization: ${secret}\r\nX-Model: Air780E\r\n`);
  }
  client.debug(false);
  client.on((link, event, data, fin, opcode) => {
    if (event === "conack") {
      link.send("", 1);
    } else if (event === "recv") {
      print(data.length, fin, opcode);
    } else if (event === "sent") {
      if (frame && link.ready()) link.send(frame, 1);
    } else if (event === "error") {
      print(data, fin);
    } else {
      link.close();
    }
  });
  if (!client.connect()) {
    client.close();
  }
}

// Callbacks with fewer parameters
const other = websocket.create(undefined, "ws://example.com");
if (other !== undefined) {
  other.on((_link, event, data) => {
    if (event === "recv") print(data.length);
  });
  other.on((link, event) => {
    if (event === "conack") link.send("hello");
  });
  other.on(() => print("an event"));
}
