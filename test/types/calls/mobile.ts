if (mobile) {
  print(mobile.imei(), mobile.iccid(), mobile.imsi(0), mobile.number(), mobile.muid(), mobile.sn());
  if (mobile.status() === mobile.REGISTERED) print(mobile.csq(), mobile.rsrp(), mobile.rsrq(), mobile.snr());

  mobile.apn(0, 1, "cmiot", "", "", undefined, 0);
  print(mobile.apn(), mobile.simid(2, true), mobile.simPin());
  mobile.simPin(0, mobile.PIN_VERIFY, "1234");
  mobile.setAuto(10000, undefined, undefined, true, 60000);
  mobile.config(mobile.CONF_STATICCONFIG, 1);

  mobile.reqCellInfo(15);
  for (const cell of mobile.getCellInfo()) print(cell.pci, cell.rsrp);
  const serving = mobile.scell();
  if (serving) print(serving.mcc, serving.mnc, serving.band);

  const [uplinkGib, uplinkBytes] = mobile.dataTraffic(true, true);
  print(uplinkGib, uplinkBytes);

  const [bands] = zbuff.create(40);
  if (bands && mobile.getBand(bands)) mobile.setBand(bands, bands.used());

  if (!mobile.flymode(0, true)) mobile.flymode(0, false);
  mobile.reset();
  if (mobile.vsimOnOff) mobile.vsimOnOff(false);
}
