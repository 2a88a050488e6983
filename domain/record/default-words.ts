import type { CatalogueWords } from './catalogue-words';

/** What happens when a deadline passes and nobody has acted. */
export const DEFAULT_WORDS: { readonly [code: string]: CatalogueWords } = {
  'agreement-lapses': { zh: '视为放弃签约，由候补项目递补', en: 'the award lapses and the reserve moves up' },
  'award-lapses': { zh: '视为放弃立项，由候补项目递补', en: 'the award lapses and the reserve moves up' },
  'call.closes': { zh: '申报截止', en: 'the call closes' },
  'early-look.ends': { zh: '提前查看结束', en: 'the early look ends' },
  'early-look.not-granted': { zh: '视为不同意提前查看', en: 'there is no early look' },
  escalated: { zh: '转上一级办理', en: 'it goes to the next level' },
  'evaluation-starts': { zh: '评价自动启动', en: 'the evaluation starts' },
  'evaluation.appeal-unanswered': { zh: '原评价结果维持', en: 'the result stands' },
  'evaluation.draft-stands': { zh: '视为无意见，初稿定稿', en: 'the draft stands' },
  'evaluation.nobody-appraised': { zh: '视为不作评价', en: 'the evaluators go without it' },
  'evaluation.party-abstains': {
    zh: '视为弃权，权重分摊给其他评价方',
    en: 'the party abstains and its weight goes to the others',
  },
  'evaluation.result-stands': { zh: '评价结果生效', en: 'the result stands' },
  'finding-opened': { zh: '列为整改问题', en: 'a finding is opened' },
  'finding.attempt-fails': { zh: '本次整改视为不合格', en: 'this attempt counts as failed' },
  'finding.counts-as-corrected': { zh: '视为整改合格', en: 'the finding counts as corrected' },
  'finding.escalates': { zh: '转上一级复查', en: 'the inspection goes to the next level' },
  'case.stays-private': { zh: '视为不同意公开', en: 'the case is not made public' },
  'finding.plan-counts-as-accepted': { zh: '视为同意整改方案', en: 'the plan counts as accepted' },
  'notice.ends': { zh: '公示期满', en: 'the public notice ends' },
  'complaint.right-ends': { zh: '不再受理投诉', en: 'no complaint can be raised any more' },
  'complaint.stay-ends': {
    zh: '暂停期满，签约和履行恢复',
    en: 'the stay ends; signing and performance go on',
  },
  'objection.escalates': { zh: '转上一级答复', en: 'the objection goes to the next level' },
  'panel.closes-at-quorum': {
    zh: '达到规定人数的，按已提交的评分结束评审',
    en: 'the panel closes with those who have submitted, if they are enough',
  },
  'panel.seat-void': { zh: '席位作废，另行抽取专家', en: 'the seat is voided and drawn again' },
  'payment.alerts-finance': { zh: '提醒财务人员催办', en: 'finance is alerted' },
  'payment.escalates': { zh: '转上一级审批', en: 'the approval goes to the next level' },
  'report-accepted': { zh: '视为审核通过', en: 'the report counts as accepted' },
  'report-counts-as-failed': { zh: '视为考核不合格', en: 'the report counts as failed' },
  'survey.closes': { zh: '调查结束', en: 'the survey closes' },
  'survey.nobody-called-back': {
    zh: '记录未回访的户数',
    en: 'it is recorded how many were not called back',
  },
  'survey.phones-silent': { zh: '请工作人员电话联系', en: 'staff are asked to phone' },
  'survey.reminds': { zh: '再次提醒受访者', en: 'those who have not answered are reminded' },
};
