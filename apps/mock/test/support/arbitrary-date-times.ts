import fc from "fast-check";

/** The highest values of the parts; months and days begin at 1, the others at 0. */
interface Ends {
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const GOOD_ZONES = ["Z", "z", "+01:00", "-0130", "+01", "+23:59", "+24:00"];
const BAD_ZONES = ["", "B", "ZZ", "+25:00", "+01:60", "+1:00", " 01:00", "+01:00:00"];
const ODD_DAYS = ["02-29", "02-30", "04-31", "06-30", "00-10", "10-00"];

/** Date-times that exist, in the spellings that Prism takes. */
export const validDateTime = dateTime({ month: 12, day: 28, hour: 23, minute: 59, second: 59 }, GOOD_ZONES);

/** Date-times and what looks like them: days that not every year has, leap seconds, zones that do not exist. */
export const nearlyValidDateTime = fc.oneof(
  dateTime({ month: 13, day: 32, hour: 24, minute: 60, second: 61 }, [...GOOD_ZONES, ...BAD_ZONES]),
  fc.tuple(year(), fc.constantFrom(...ODD_DAYS)).map(([year, day]) => `${year}-${day}T00:00:00Z`),
  fc.constantFrom(...GOOD_ZONES, ...BAD_ZONES).map((zone) => `2016-12-31T23:59:60${zone}`),
);

function dateTime(ends: Ends, zones: string[]): fc.Arbitrary<string> {
  const parts = fc.tuple(
    year(),
    twoDigits(1, ends.month),
    twoDigits(1, ends.day),
    fc.constantFrom("T", "t", " "),
    twoDigits(0, ends.hour),
    twoDigits(0, ends.minute),
    twoDigits(0, ends.second),
    fc.constantFrom("", ".5", ".123456789"),
    fc.constantFrom(...zones),
  );
  return parts.map(
    ([year, month, day, separator, hour, minute, second, fraction, zone]) =>
      `${year}-${month}-${day}${separator}${hour}:${minute}:${second}${fraction}${zone}`,
  );
}

function year(): fc.Arbitrary<string> {
  return fc.nat(9999).map((number) => String(number).padStart(4, "0"));
}

function twoDigits(min: number, max: number): fc.Arbitrary<string> {
  return fc.integer({ min, max }).map((number) => String(number).padStart(2, "0"));
}
