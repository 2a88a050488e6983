import { freeTexts } from './free-texts';
import type { Question } from './question';

const words = { zh: '', en: '' };
const QUESTIONS: Question[] = [
  { id: 'attitude', kind: 'satisfaction', words, required: true },
  { id: 'wish', kind: 'text', words, required: false },
];
const answer = (wish: string | null) => ({
  values: [
    { question: 'attitude', value: 5 },
    { question: 'wish', value: wish },
  ],
});

describe('what recipients wrote', () => {
  it('is a list of texts alone, in the same order whoever wrote first, without the empty ones', () => {
    const given = ['多来几次', ' 谢谢 ', '', null, '按时上门'].map(answer);
    const read = freeTexts(QUESTIONS, given);
    expect(read).toEqual([{ question: 'wish', texts: ['多来几次', '按时上门', '谢谢'].sort(), leftOut: 0 }]);
    expect(freeTexts(QUESTIONS, [...given].reverse())).toEqual(read);
  });

  it('is not told where fewer than five answered', () => {
    expect(freeTexts(QUESTIONS, ['多来几次', '谢谢', '好', '还行'].map(answer))).toBeNull();
  });

  it('leaves out what names somebody, and says how often', () => {
    const given = ['请打 13800138000', '谢谢', '好', '还行', '可以'].map(answer);
    const [read] = freeTexts(QUESTIONS, given) ?? [];
    expect([read?.texts.length, read?.leftOut]).toEqual([4, 1]);
  });
});
