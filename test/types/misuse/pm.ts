const [running, remainingMs] = pm.dtimerCheck(0);
if (running) remainingMs satisfies Milliseconds;
// @ts-expect-error no time is left of a timer that does not run
remainingMs satisfies Milliseconds;

const [source, sleepMode, reason, pads] = pm.lastReson();
source satisfies number;
sleepMode satisfies 0 | 3 | 4;
reason satisfies number;
pads satisfies number | undefined;
// @ts-expect-error firmware before 2026-01-15 does not give the pads
pads satisfies number;

pm.request(pm.HIB) satisfies boolean;
pm.force(pm.HIB) satisfies ErrorCode;
// @ts-expect-error force gives 0 or an error, not a boolean
pm.force(pm.HIB) satisfies boolean;
// @ts-expect-error no such sleep mode
pm.request(5);

pm.power(pm.WORK_MODE, 3) satisfies boolean;
// @ts-expect-error the saving mode is 0 to 3
pm.power(pm.WORK_MODE, 4);
// @ts-expect-error the saving mode is a number
pm.power(pm.WORK_MODE, true);
// @ts-expect-error a switch is on or off
pm.power(pm.USB, 2);
// @ts-expect-error a voltage is a number: true would set the lowest one
pm.ioVol(pm.IOVOL_ALL_GPIO, true);
// @ts-expect-error a charger that these modules do not have
pm.chgcmd(undefined, 4, 1);

pm.WORK_MODE satisfies 6;
pm.LDO_CTL satisfies 7;
