import type { Words } from '../record/words';
import type { Measure } from './indicator';
import type { JudgingParty } from './judging-party';

export const PARTY_WORDS: { readonly [party in JudgingParty]: Words } = {
  records: { zh: '系统记录', en: 'records' },
  bureau: { zh: '民政部门', en: 'bureau' },
  street: { zh: '街道', en: 'street' },
  recipients: { zh: '服务对象', en: 'recipients' },
  partners: { zh: '合作单位', en: 'partners' },
  evaluators: { zh: '独立评估专家', en: 'independent evaluators' },
};

export const MEASURE_WORDS: { readonly [measure in Measure]: Words } = {
  'output-completion': { zh: '产出完成率', en: 'outputs against the agreement' },
  'file-timeliness': { zh: '档案更新及时率', en: 'household files up to date' },
  'visit-frequency': { zh: '探访频次达成率', en: 'visits made of those due' },
  'activity-frequency': { zh: '活动频次达成率', en: 'activities held of those due' },
  'budget-pace': { zh: '预算执行率', en: 'spending against the budget for the time elapsed' },
  'budget-shift': { zh: '预算未调整比例', en: 'share of the budget that was not moved' },
  'report-punctuality': { zh: '报告按时提交率', en: 'reports that came in on time' },
  'spot-check-faults': { zh: '抽查发现问题数', en: 'faults found by spot checks' },
  'late-reports': { zh: '未按时提交的报告数', en: 'reports that came late or not at all' },
  'upheld-complaints': { zh: '查实的质疑投诉数', en: 'objections and complaints that were upheld' },
  satisfaction: { zh: '服务对象满意率', en: 'satisfied recipients' },
};
