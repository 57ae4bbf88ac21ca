declare global {
  interface SysMessages {
    socketTask: SocketMessage;
    otherTask: ["go"];
  }
}
declare const ctrl: SocketCtrl;

// @ts-expect-error a socket tells its events to a function or to a task
socket.create(undefined);
// @ts-expect-error an adapter is a number
socket.create("4G", "socketTask");
// @ts-expect-error this task does not take the messages of a socket
socket.create(undefined, "otherTask");
// @ts-expect-error no such task
socket.create(undefined, "CLIENT");
// @ts-expect-error it may fail: check it first
socket.close(socket.create(undefined, "socketTask"));
// @ts-expect-error a socket has no methods
ctrl.connect("example.com", 80);
// @ts-expect-error any table is not a socket
socket.close({});
// @ts-expect-error the port is missing
socket.connect(ctrl, "example.com");
// @ts-expect-error the limit is the fourth argument, behind the flags: a zbuff is the second
socket.rx(ctrl, 1500);
// @ts-expect-error constants are read-only
socket.LWIP_GP = 2;

socket.create(undefined, (sender, event) => {
  const known: SocketEvent = event;
  const same: SocketCtrl = sender;
  // @ts-expect-error no event has this number
  if (known === 7) socket.close(same);
});

const [received, lengthBytes, ip] = socket.rx(ctrl);
if (received) {
  const count: Bytes = lengthBytes;
  // @ts-expect-error TCP gives no address
  const peer: string = ip;
  log.info("rx", count, peer);
}
const [address] = socket.localIP();
// @ts-expect-error there may be no adapter
const text: string = address;
log.info("ip", text);
