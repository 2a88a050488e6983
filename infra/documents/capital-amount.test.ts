import { capitalAmount } from './capital-amount';

describe('amounts in capital figures', () => {
  it.each([
    [0, '人民币零元整'],
    [5, '人民币伍分'],
    [50, '人民币伍角整'],
    [100, '人民币壹元整'],
    [1_005, '人民币壹拾元零伍分'],
    [19_000_050, '人民币壹拾玖万元伍角整'],
    [17_350_000, '人民币壹拾柒万叁仟伍佰元整'],
    [10_001_000, '人民币壹拾万零壹拾元整'],
    [100_000_000, '人民币壹佰万元整'],
    [100_050_000, '人民币壹佰万零伍佰元整'],
    [8_242_000_000, '人民币捌仟贰佰肆拾贰万元整'],
    [10_000_000_100, '人民币壹亿零壹元整'],
    [1_000_000_000_000_00, '人民币壹万亿元整'],
    [12_345_678, '人民币壹拾贰万叁仟肆佰伍拾陆元柒角捌分'],
  ])('%i fen is %s', (amount, words) => {
    expect(capitalAmount(amount)).toBe(words);
  });

  it('has no words for a debt', () => {
    expect(() => capitalAmount(-1)).toThrow(RangeError);
  });
});
