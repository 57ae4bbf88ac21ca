declare const given: { v?: number; inner?: { w?: number } };
const place = { field: 0 };
let got = 1;
let w = 2;

export const { v: taken = 5 } = given;
({ v: place.field = 5 } = given);
({ w = 3 } = given.inner ?? {});
[got = 4] = [taken];
({ v: got = 5 } = given); // expect: renamed-default
({ inner: { w: got = 5 } } = { inner: given.inner ?? {} }); // expect: renamed-default
for ({ v: got = 5 } of [given]) log.info("x", got, w); // expect: renamed-default
