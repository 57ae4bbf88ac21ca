// @ts-expect-error the module may be missing
mobile.imei();

if (mobile) {
  // @ts-expect-error the IMEI may be undefined
  mobile.imei() satisfies string;
  mobile.imei() satisfies string | undefined;
  mobile.sn() satisfies ByteString | undefined;

  const status: MobileStatus = mobile.status();
  // @ts-expect-error there is no such state
  if (status === 11) print();
  mobile.REGISTERED satisfies 1;
  mobile.CSFB_NOT_PREFERRED_REGISTERED_ROAMING satisfies 10;

  // @ts-expect-error a PIN is a string
  mobile.simPin(0, mobile.PIN_VERIFY, 1234);
  // @ts-expect-error an operation needs the PIN
  mobile.simPin(0, mobile.PIN_VERIFY);
  // @ts-expect-error user and password are needed, or it raises
  mobile.apn(0, 1, "cmiot");
  // @ts-expect-error flight mode is a boolean: a number changes nothing
  mobile.flymode(0, 1);
  // @ts-expect-error nothing has taken this since 2023
  mobile.rtime(3, true);
  // @ts-expect-error not a setting
  mobile.config(14, 1);
  // @ts-expect-error the bands come in a zbuff
  mobile.getBand([3, 5]);
  // @ts-expect-error only in factory firmware: check that it is there
  mobile.muidSet("x");
  // @ts-expect-error only with a virtual SIM: check that it is there
  mobile.vsimInit();
  // @ts-expect-error a test of the vendor, absent from firmware: check that it is there
  mobile.rfTestMode();

  // @ts-expect-error the serving cell may be undefined
  mobile.scell().mcc;
  for (const cell of mobile.getCellInfo()) {
    cell.rsrp satisfies number;
    // @ts-expect-error a neighbour has none
    cell.rssi satisfies number;
  }
  const [, uplinkBytes, , downlinkBytes] = mobile.dataTraffic();
  uplinkBytes satisfies Bytes;
  downlinkBytes satisfies Bytes;
  // @ts-expect-error four results, not one
  mobile.dataTraffic() satisfies number;
  mobile.simid() satisfies 0 | 1 | -1;
  // @ts-expect-error constants do not change
  mobile.REGISTERED = 1;
}
