// A TCP client by a task, a UDP socket by events, and a server for one client.
declare global {
  interface SysMessages {
    socketClient: SocketMessage | ["stop"];
  }
}

const buff = zbuff.create(2048)[0];

sys.taskInitEx(() => {
  const ctrl = socket.create(undefined, "socketClient");
  if (!ctrl || !buff) return;
  socket.debug(ctrl, true);
  socket.config(ctrl, undefined, false, true, 120, 30, 3);
  const [linkOk, linked] = socket.linkup(ctrl);
  const [ok, connected] = socket.connect(ctrl, "example.com", 443);
  const [peer] = socket.remoteIP(ctrl);
  if (ok && !connected) log.info("connecting", linkOk, linked, peer);
  const [sent, full] = socket.tx(ctrl, "hello");
  sys.waitMsg("socketClient", socket.TX_OK, 5000);
  socket.tx(ctrl, buff);
  if (sent && full) socket.wait(ctrl);
  const [received, lengthBytes, ip, port] = socket.rx(ctrl, buff, 0, 1500);
  if (received) log.info("received", lengthBytes, ip, port);
  const [state, text] = socket.state(ctrl);
  log.info("state", state, text);
  socket.discon(ctrl);
  socket.release(ctrl);
}, "socketClient");

const server = socket.create(socket.LWIP_GP, (ctrl, event, param) => {
  if (param !== 0) socket.close(ctrl);
  else if (event === socket.ON_LINE) socket.accept(ctrl);
  else if (event === socket.EVENT) socket.rx(ctrl, buff);
});
if (server) {
  socket.config(server, 7000);
  socket.listen(server);
}

const [address, mask, gateway, ipv6] = socket.localIP();
const [isReady, adapter] = socket.adapter();
const [defaultAdapter] = socket.dft(socket.LWIP_GP);
log.info("net", address, mask, gateway, ipv6, isReady, adapter, defaultAdapter, socket.rx_cache());
socket.setDNS(undefined, 1, "223.5.5.5");
socket.sslLog(1);
socket.close_all(socket.ETH0);
socket.sntp_port(123);
socket.sntp(["ntp.aliyun.com", "pool.ntp.org"]);
const time = socket.ntptm();
if (time.vaild) log.info("time", time.tsec, time.tms);
