// @ts-expect-error the duration is missing
timer.udelay();
// @ts-expect-error a duration is a number
timer.mdelay("10");
