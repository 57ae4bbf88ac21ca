// @ts-expect-error nil gives "", not "null"
json.encode(undefined);
// @ts-expect-error JavaScript's null is nil
json.encode(null);
// @ts-expect-error no such format
json.encode({ a: 1.5 }, "2e");
// @ts-expect-error the second argument is text
json.encode({ a: 1.5 }, 2);
// @ts-expect-error it returns the text and why not
const whole: string = json.encode({ a: 1 });
// @ts-expect-error encoding can fail
const sure: string = json.encode({ a: 1 })[0];

const [value, ok, problem] = json.decode<{ action: string }>("{}");
// @ts-expect-error decoding can fail
print(value.action);
if (ok) {
  const one: 1 = ok;
  const found: { action: string } | undefined = value;
  print(one, found);
} else {
  const nothing: undefined = value;
  const text: string = problem;
  print(nothing, text);
}
// @ts-expect-error a test of the vendor, absent from firmware
json.utest();
// @ts-expect-error exactly one argument
json.decode("{}", 1);

const [any] = json.decode("null");
const untyped: JsonValue | undefined = any;
if (any === json.null) print("null");
// @ts-expect-error null is not nil
const nil: undefined = json.null;
// @ts-expect-error null is not JavaScript's null
const nothing: null = json.null;
print(whole, sure, untyped, nil, nothing);
