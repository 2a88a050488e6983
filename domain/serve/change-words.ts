import type { Words } from '../record/words';
import type { ChangeRequest } from './change-request';
import type { ChangeGround } from './change-terms';

/** Kinds of change as papers name them. */
export const CHANGE_WORDS: { readonly [kind in ChangeRequest['kind']]: Words } = {
  'budget-shift': { zh: '预算调整', en: 'budget shift' },
  content: { zh: '服务内容变更', en: 'change of content' },
  extension: { zh: '延长期限', en: 'extension' },
  supplement: { zh: '追加资金', en: 'supplement' },
  pause: { zh: '暂停', en: 'pause' },
  termination: { zh: '终止', en: 'termination' },
};

/** Reasons of a change as papers name them. */
export const GROUND_WORDS: { readonly [ground in ChangeGround]: Words } = {
  'need-changed': { zh: '服务对象或需求变化', en: 'those served, or their needs, have changed' },
  'policy-changed': { zh: '政策调整', en: 'a policy has changed' },
  'price-changed': { zh: '价格变动', en: 'prices have changed' },
  'people-changed': { zh: '人员变动', en: 'staff have changed' },
  'force-majeure': { zh: '不可抗力', en: 'force majeure' },
  other: { zh: '其他', en: 'other' },
};
