adc.setRange(adc.ADC_RANGE_MAX);
if (adc.open(0)) {
  const [raw, valueMv] = adc.read(0);
  if (valueMv !== undefined) print(raw, valueMv);
  adc.close(0);
}
adc.open(adc.CH_VBAT);
print(adc.get(adc.CH_VBAT));
