import type { Words } from '../record/words';
import { PARTY_WORDS } from './party-words';
import type { SurveyInvalid } from './survey-invalid-terms';
import { tellNumber } from './tell-number';

/** What the rulebook says of a survey that is not valid. */
export function surveyInvalidRuleWords(rule: SurveyInvalid): Words {
  const { zh, en } = outcomeWords(rule);
  return { zh: `满意度调查无效的，${zh}`, en: `where the survey is not valid, ${en}` };
}

/**
 * What became of it, for who reads the derivation.
 * @param marks points that count in the recipients' place
 */
export function surveyInvalidWords(rule: SurveyInvalid, marks: readonly number[]): Words {
  const { zh, en } = outcomeWords(rule);
  const given = rule.kind === 'judged-by' && marks.length > 0;
  return {
    zh: `满意度调查无效，${zh}${given ? `：${marks.map(tellNumber).join('、')}` : ''}`,
    en: `the survey is not valid: ${en}${given ? `, and gave ${marks.map(tellNumber).join(', ')}` : ''}`,
  };
}

function outcomeWords(rule: SurveyInvalid): Words {
  switch (rule.kind) {
    case 'left-out':
      return { zh: '服务对象不计入，权重由其他评价方分摊', en: 'the recipients are left out' };
    case 'zero':
      return { zh: '服务对象部分计 0 分', en: "the recipients' part earns 0" };
    case 'fails':
      return { zh: '该项计 0 分', en: 'the whole indicator earns 0' };
    case 'judged-by': {
      const { zh, en } = PARTY_WORDS[rule.party];
      return { zh: `由${zh}代为评分`, en: `the ${en} judge in the recipients' place` };
    }
  }
}
