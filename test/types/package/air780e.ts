fskv.init();
mcu.iomux(mcu.UART, 2);
