local id = 1
local input = zbuff.create(8192)

uart.on(id, "receive", function(port)
    if input == nil then
        return
    end
    while uart.rxSize(port) > 0 and uart.rxSize(port) <= input:len() - input:used() do
        uart.rx(port, input)
    end
end)

uart.on(id, "sent", function(port)
    print(port)
end)

uart.on(id, "recv", nil)
if uart.setup(id, 115200, 8, 1, uart.None, uart.LSB, 4096, nil, nil, nil, nil, 0) == 0 then
    print(uart.write(id, "AT\r\n"), uart.write(id, "AT\r\n", 2))
    print(uart.read(id), uart.read(id, 64))
end
if input then
    print(uart.read(id, 512, input), uart.tx(id, input), uart.tx(id, input, 4, 8))
end
uart.setup(2, 9600, 8, 1, uart.Even, uart.LSB, 1024, 10, 0, 2000)
uart.wait485(2)
uart.rxClear(id)
print(uart.exist(uart.VUART_0), (uart.createSoft(21, 0, 1, 2)))
uart.close(id)
