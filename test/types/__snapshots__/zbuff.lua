local buff, message = zbuff.create(1024)
local greeting = zbuff.create(64, "hello", zbuff.HEAP_SRAM)
local picture = zbuff.create({16, 8, 1}, 0)
if buff == nil then
    print(message)
else
    buff:copy(nil, "abc")
    buff:copy(nil, 13, 10)
    if greeting then
        buff:copy(nil, greeting, 0, 5)
        local equal, offset = buff:isEqual(0, greeting, 0, 5)
        print(equal, offset)
        greeting:toBase64(buff)
        greeting:free()
    end
    print(buff:query(), buff:query(0, 2, true), (buff:query(-4, 4, true, false, true)))
    print(buff:used(), buff:used(3), buff:len(), #buff)
    buff:del(0, 2)
    buff:del()
    buff[0] = 126
    print(buff[0], buff:get(1), buff:toStr(0, buff:used()))
    buff:set(0, 255, 16)
    buff:clear()
    buff:resize(2048)
    print(buff:seek(0), buff:seek(-2, zbuff.SEEK_END))
    print(
        buff:write("abc"),
        buff:write(1, 2, 3),
        buff:pack(">HA", 1, "x"),
        buff:writeU8(1),
        buff:writeI32(-1)
    )
    local readBytes, length, name = buff:unpack(">HA4")
    print(readBytes, length, name, buff:read(3), buff:readU8(), (buff:readU16()))
end
if picture and picture:setFrameBuffer(16, 8, 1, 0) then
    picture:pixel(0, 0, 1)
    picture:drawLine(0, 0, 7, 7, 1)
    picture:drawRect(0, 0, 15, 7, 1, true)
    picture:drawCircle(8, 4, 3, 1)
    print((picture:pixel(0, 0)))
end
