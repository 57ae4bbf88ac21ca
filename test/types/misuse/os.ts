// @ts-expect-error a project's name is text
PROJECT = 1;
// @ts-expect-error a version is text
VERSION = 1.0;
// @ts-expect-error a switch
COROUTINE_ERROR_RESTART = "no";
// @ts-expect-error the month is missing
os.time({ year: 2026, day: 3 });
// @ts-expect-error a table has no text methods
os.date("!*t").length;
const date: string = os.date("%Y-%m-%d");
const year: number = os.date("*t").year;
const hour: number = os.date("!*t").hour;
const [removed, message, code] = os.remove("/a.txt");
if (!removed) {
  const why: string = message;
  const errorNumber: number = code;
  print(why, errorNumber);
}
// @ts-expect-error when it worked there is no code
const always: number = code;
// @ts-expect-error a name is text
unload(1);
print(date, year, hour, always);
