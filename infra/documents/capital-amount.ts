import type { Fen } from '../../domain/money/fen';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万亿'];

/**
 * An amount in capital figures 大写, as agreements and payment papers need it: `人民币壹拾柒万叁仟伍佰元整`.
 * (Basic rules of accounting work 会计基础工作规范, Art. 52.)
 * @throws RangeError for a negative amount or one of 10^16 yuan and more
 */
export function capitalAmount(amount: Fen): string {
  if (!Number.isSafeInteger(amount) || amount < 0)
    throw new RangeError(`no amount for capital figures: ${amount}`);
  const whole = Math.floor(amount / 100);
  const jiao = Math.floor(amount / 10) % 10;
  const fen = amount % 10;
  const yuan = whole === 0 && amount > 0 ? '' : `${wholeNumber(whole)}元`;
  if (jiao === 0 && fen === 0) return `人民币${yuan}整`;
  const gap = jiao === 0 && yuan !== '' ? '零' : '';
  const tenths = jiao === 0 ? gap : `${DIGITS[jiao]}角`;
  return `人民币${yuan}${tenths}${fen === 0 ? '整' : `${DIGITS[fen]}分`}`;
}

function wholeNumber(value: number): string {
  if (value === 0) return '零';
  let words = '';
  let needsZero = false;
  for (let group = GROUPS.length - 1; group >= 0; group -= 1) {
    const part = Math.floor(value / 10_000 ** group) % 10_000;
    if (part === 0) {
      needsZero = words !== '';
      continue;
    }
    if (words !== '' && (needsZero || part < 1000)) words += '零';
    words += fourDigits(part) + GROUPS[group];
    needsZero = false;
  }
  return words;
}

function fourDigits(part: number): string {
  let words = '';
  let zero = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(part / 10 ** place) % 10;
    if (digit === 0) {
      zero = words !== '';
      continue;
    }
    words += `${zero ? '零' : ''}${DIGITS[digit]}${PLACES[place]}`;
    zero = false;
  }
  return words;
}
