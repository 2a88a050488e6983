import type { EligibilityRule } from '../../../domain/match/eligibility-rule';
import type { Words } from '../../../domain/record/words';

const CREDIT_LISTS = {
  abnormal: { zh: '活动异常名录', en: 'abnormal operations' },
  'serious-violation': { zh: '严重违法失信名单', en: 'serious violations' },
  'procurement-ban': { zh: '政府采购严重违法失信记录', en: 'procurement ban' },
};

/** A condition of eligibility, as a call tells it. */
export function conditionWords(rule: EligibilityRule): Words {
  switch (rule.kind) {
    case 'registered':
      return { zh: '依法登记', en: 'registered by law' };
    case 'annual-inspection-passed':
      return { zh: '年检合格', en: 'annual inspection passed' };
    case 'not-on-credit-list': {
      const lists = rule.lists.map((one) => CREDIT_LISTS[one]);
      return {
        zh: `未列入${lists.map((one) => one.zh).join('、')}`,
        en: `on no list of ${lists.map((one) => one.en).join(', ')}`,
      };
    }
    case 'no-major-violation':
      return { zh: `近${rule.years}年无重大违法记录`, en: `no major violation in ${rule.years} years` };
    case 'separate-accounts':
      return { zh: '财务独立核算', en: 'keeps separate accounts' };
    case 'years-registered':
      return { zh: `登记满${rule.atLeast}年`, en: `registered for ${rule.atLeast} years or more` };
    case 'works-in':
      return { zh: `活动地域为${rule.place}`, en: `works in ${rule.place}` };
    case 'minimum-grade':
      return { zh: `社会组织评估等级${rule.grade}以上`, en: `graded ${rule.grade} or better` };
    case 'not-excluded-by-record':
      return { zh: '未因以往评价结果被暂停申报', en: 'not excluded by earlier evaluations' };
    case 'one-project-per-organisation':
      return { zh: '一个组织只申报一个项目', en: 'one application for each organisation' };
    case 'no-double-funding':
      return { zh: '同一项目未获其他财政资金', en: 'no other public money for the same project' };
    case 'amount-within-limits':
      return { zh: '申请金额在限额内', en: 'the amount is within the limits' };
    case 'not-involved-in-programme':
      return {
        zh: '未参与本项目的设计、监理或评估',
        en: 'had no part in designing or supervising the programme',
      };
  }
}
