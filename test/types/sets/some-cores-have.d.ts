// The gateway runs on every core: it guards what the later cores of Air700ECQ have.
declare const fskv: FskvModule | undefined;
declare const mcu: McuModule | undefined;
