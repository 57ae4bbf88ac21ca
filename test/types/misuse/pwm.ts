pwm.open(1, 1000, 50) satisfies boolean;
pwm.setup(1, 1000, 50) satisfies true | undefined;
// @ts-expect-error undefined without setup
pwm.start(1) satisfies boolean;
// @ts-expect-error no such precision
pwm.open(1, 1000, 50, 0, 512);
// @ts-expect-error the frequency is needed
pwm.setup(1);
