// @ts-expect-error the module may be missing
errDump.record("x");

if (errDump) {
  // @ts-expect-error the period is a number
  errDump.config(true, "600");
  // @ts-expect-error nothing happens unless it is a boolean
  errDump.config(1, 600);
  errDump.dump(undefined, errDump.TYPE_SYS, true) satisfies boolean;
  // @ts-expect-error the log comes in the zbuff
  errDump.dump(undefined) satisfies string;
  // @ts-expect-error there are two logs
  errDump.dump(undefined, 2);
  // @ts-expect-error text only
  errDump.record(42);
  errDump.TYPE_USR satisfies 1;
}
