import { describe, expect, it } from "vitest";
import { testedEngines } from "../helpers/engines.ts";
import { evaluate, runLua } from "../helpers/lua-board.ts";

/** The network adapters and the stub of the time servers. */

const { there } = await testedEngines();

describe.each(there)("socket on $name", ({ engines }) => {
  it("numbers the adapters as the source does", () => {
    const wanted = {
      "socket.LWIP_GP, socket.LWIP_STA, socket.LWIP_AP, socket.LWIP_ETH": "4: 1, 2, 3, 4",
      "socket.LWIP_SPI, socket.LWIP_USER0, socket.LWIP_USER7, socket.ETH0": "4: 5, 7, 14, 16",
      "socket.LINK, socket.ON_LINE, socket.TX_OK, socket.CLOSED, socket.EVENT":
        "5: 33554448, 33554449, 33554450, 33554451, 33554452",
    };
    expect(evaluate(engines, Object.keys(wanted))).toEqual(wanted);
  });

  it("knows no address without a network", () => {
    const wanted = {
      "socket.dft()": "2: 1, 1",
      "socket.adapter()": "2: false, 20",
      "socket.adapter(socket.LWIP_GP)": "2: false, 1",
      "socket.localIP()": "4: 0.0.0.0, 255.255.255.255, 0.0.0.0, nil",
      "select('#', socket.localIP(99)), select('#', socket.localIP(socket.LWIP_STA)), select('#', socket.localIP(2))":
        "3: 0, 0, 0",
      'socket.setDNS(nil, 1, "223.5.5.5"), socket.setDNS(socket.LWIP_STA, 1, "x"), socket.setDNS(99)':
        "3: true, false, false",
      "socket.setDNS(1, 1)": "raises: bad argument #3 to 'setDNS' (string expected, got no value)",
      "socket.close_all(1), socket.close_all(99), socket.close_all()": "3: true, false, false",
      "socket.sntp_port(), socket.sntp_port(1123), socket.sntp_port(0)": "3: 123, 1123, 1123",
      "socket.ntptm().vaild, socket.ntptm().tsec": "2: nil, 0",
      "socket.dft(200), (socket.dft(socket.ETH0)), (socket.dft())": "3: 1, 16, 16",
    };
    expect(evaluate(engines, Object.keys(wanted))).toEqual(wanted);
  });

  it("reports the computer's adapter once a script has chosen it, and says that no time server was asked", () => {
    const { board, clock, log } = runLua(
      engines,
      `socket.dft(socket.ETH0)
      for _, topic in ipairs({"IP_READY", "IP_LOSE", "NTP_UPDATE", "NTP_ERROR"}) do
        sys.subscribe(topic, function(...) log.info(topic, ...) end)
      end
      sys.subscribe("NTP_UPDATE", function() log.info("now", socket.ntptm().vaild, socket.ntptm().tsec) end)
      socket.sntp()
      sys.timerStart(socket.sntp, 20)
      sys.run()`,
      { startTime: 1700000000 },
    );
    board.setAddress(true);
    clock.advance(100);
    board.setAddress(false);
    clock.advance(100);
    board.powerOff();
    const stub = "W/sntp not simulated: no time server is asked, the clock stays as it is";
    expect(log).toEqual([
      stub,
      "I/user.NTP_ERROR",
      "I/user.IP_READY 10.0.0.2 1",
      "I/user.IP_READY 10.0.0.2 16",
      stub,
      "I/user.NTP_UPDATE 0",
      "I/user.now true 1700000000",
      "I/user.IP_LOSE 1",
      "I/user.IP_LOSE 16",
    ]);
  });
});
