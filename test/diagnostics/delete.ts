declare const record: { a?: number };
declare const table: LuaTable<string, number>;
record.a = undefined;
table.delete("a");
delete record.a; // expect: delete
