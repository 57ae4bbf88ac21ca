// @ts-expect-error the module may be missing
rtc.get();

if (rtc) {
  // @ts-expect-error all six fields are needed
  rtc.set({ year: 2026, mon: 8, day: 3 });
  // @ts-expect-error seconds are a number
  rtc.set("now");
  rtc.set(1652230554) satisfies boolean | undefined;
  // @ts-expect-error the port may have no time
  rtc.get().year;
  rtc.timezone() satisfies RtcTimezone;
  // @ts-expect-error false for a time zone out of range
  rtc.timezone(99) satisfies number;
}
