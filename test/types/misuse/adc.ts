const [raw, value] = adc.read(0);
raw satisfies number;
// @ts-expect-error undefined when the reading failed
value satisfies number;
if (value !== undefined) value satisfies number;
adc.get(0) satisfies Millivolts;
// @ts-expect-error a channel is a number
adc.open("0");
// @ts-expect-error two results, not one
adc.read(0) satisfies number;
adc.ADC_RANGE_MAX satisfies 14;
adc.CH_CPU satisfies -1;
