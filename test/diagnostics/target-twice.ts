let z = 0;
let y = 1;

[z, y] = [y, z];
[, z] = [7, 8];
[z, z] = [7, 8]; // expect: target-twice
[z, y, z] = [y, z, y]; // expect: target-twice
export const sum = z + y;
