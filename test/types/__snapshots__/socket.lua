local buff = (zbuff.create(2048))

sys.taskInitEx(
    function()
        local ctrl = socket.create(nil, "socketClient")
        if not ctrl or not buff then
            return
        end
        socket.debug(ctrl, true)
        socket.config(ctrl, nil, false, true, 120, 30, 3)
        local linkOk, linked = socket.linkup(ctrl)
        local ok, connected = socket.connect(ctrl, "example.com", 443)
        local peer = socket.remoteIP(ctrl)
        if ok and not connected then
            log.info("connecting", linkOk, linked, peer)
        end
        local sent, full = socket.tx(ctrl, "hello")
        sys.waitMsg("socketClient", socket.TX_OK, 5000)
        socket.tx(ctrl, buff)
        if sent and full then
            socket.wait(ctrl)
        end
        local received, lengthBytes, ip, port = socket.rx(ctrl, buff, 0, 1500)
        if received then
            log.info("received", lengthBytes, ip, port)
        end
        local state, text = socket.state(ctrl)
        log.info("state", state, text)
        socket.discon(ctrl)
        socket.release(ctrl)
    end,
    "socketClient"
)

local server = socket.create(socket.LWIP_GP, function(ctrl, event, param)
    if param ~= 0 then
        socket.close(ctrl)
    elseif event == socket.ON_LINE then
        socket.accept(ctrl)
    elseif event == socket.EVENT then
        socket.rx(ctrl, buff)
    end
end)

if server then
    socket.config(server, 7000)
    socket.listen(server)
end
local address, mask, gateway, ipv6 = socket.localIP()
local isReady, adapter = socket.adapter()
local defaultAdapter = socket.dft(socket.LWIP_GP)
log.info("net", address, mask, gateway, ipv6, isReady, adapter, defaultAdapter, socket.rx_cache())
socket.setDNS(nil, 1, "223.5.5.5")
socket.sslLog(1)
socket.close_all(socket.ETH0)
socket.sntp_port(123)
socket.sntp({"ntp.aliyun.com", "pool.ntp.org"})
local time = socket.ntptm()
if time.vaild then
    log.info("time", time.tsec, time.tms)
end
