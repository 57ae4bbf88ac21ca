const [source, sleepMode, reason, pads] = pm.lastReson();
print(source, sleepMode, reason, pads, pm.dtimerWkId());

pm.power(pm.PWK_MODE, false);
pm.power(pm.USB, true);
pm.power(pm.WORK_MODE, 1);
pm.ioVol(pm.IOVOL_ALL_GPIO, 3300);
print(pm.keep(undefined));

pm.dtimerStart(2, 3600000);
const [running, remainingMs] = pm.dtimerCheck(2);
if (running) print(remainingMs);
pm.dtimerStop(2);

if (pm.request(pm.LIGHT)) {
  const [, mode] = pm.check();
  if (mode !== pm.LIGHT) pm.force(pm.HIB);
}
pm.shutdown();
pm.reboot();
