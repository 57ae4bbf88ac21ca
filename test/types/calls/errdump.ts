if (errDump) {
  errDump.config(true, 0);
  errDump.record("link down for an hour");
  const [report] = zbuff.create(4096);
  if (report) {
    errDump.dump(report, errDump.TYPE_SYS);
    print(report.query());
    if (!errDump.dump(undefined, errDump.TYPE_SYS)) {
      errDump.dump(undefined, errDump.TYPE_SYS, true);
    }
  }
}
