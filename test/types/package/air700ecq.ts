wdt.feed();
// @ts-expect-error the first cores of this model lack it
fskv.init();
