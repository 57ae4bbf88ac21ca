// @ts-expect-error it returns two values
const hex: string = string.toHex("a");
// @ts-expect-error it returns two values
const method: string = "a".toHex();
const [digits, count] = "a".toHex(" ");
const text: string = digits;
const length: number = count;
// @ts-expect-error it returns two values
const value: string = string.toValue("12");
// @ts-expect-error nil raises
string.urlEncode("a b", undefined);
// @ts-expect-error no such mode
string.urlEncode("a b", 2);
// @ts-expect-error the rules are missing
string.urlEncode("a b", -1);
// @ts-expect-error rules go with mode -1 alone
string.urlEncode("a b", 1, 0, "/");
// @ts-expect-error nil raises
"a b".urlEncode(undefined);
// @ts-expect-error the separator is text
string.split("a,b", 1);
// @ts-expect-error as a method split is JavaScript's, which knows no empty pieces
"a,b".split(",", true);
// @ts-expect-error as a method trim is JavaScript's, which has no sides
" a ".trim(true, false);
// @ts-expect-error the prefix is missing
string.startsWith("a");
const pieces: string[] = string.split("a,b");
const bytes: ByteString = string.fromBase64("AQL/");
const plain: string = "AQL/".fromBase64();
print(hex, method, text, length, value, pieces, bytes, plain);
