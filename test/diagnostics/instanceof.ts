class Mark { readonly kind = "mark"; }
declare const given: Mark | { kind: "other" };
export const fine = given.kind === "mark";
export const wrong = given instanceof Mark; // expect: instanceof
