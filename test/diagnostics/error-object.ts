class ProtocolError { readonly code = 1; }
export const own = new ProtocolError();
export const text = "no answer";
export const problem = new Error("no answer"); // expect: error-object
export const range = RangeError("no answer"); // expect: error-object
