adc.setRange(adc.ADC_RANGE_MAX)
if adc.open(0) then
    local raw, valueMv = adc.read(0)
    if valueMv ~= nil then
        print(raw, valueMv)
    end
    adc.close(0)
end
adc.open(adc.CH_VBAT)
print(adc.get(adc.CH_VBAT))
