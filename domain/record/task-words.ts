import type { CatalogueWords } from './catalogue-words';

/** What a task asks for. */
export const TASK_WORDS: { readonly [code: string]: CatalogueWords } = {
  'agreement.sign': { zh: '签署协议', en: 'Sign the agreement' },
  'case.answer': { zh: '答复是否同意公开优秀案例', en: 'Answer whether the good case may be public' },
  'change.decide': { zh: '审批变更申请', en: 'Decide on the change request' },
  'evaluation.decide-appeal': { zh: '办理评价复核', en: 'Decide on the appeal against the evaluation' },
  'evaluation.respond': { zh: '对评价报告初稿提出意见', en: 'Respond to the draft evaluation' },
  'evaluation.rule-on-veto': { zh: '认定一票否决事项', en: 'Rule on the veto that was found' },
  'evaluation.score': { zh: '评价打分', en: 'Score the project' },
  'finding.evidence': { zh: '提交整改证明材料', en: 'Hand in evidence of the rectification' },
  'finding.inspect': { zh: '复查整改情况', en: 'Inspect the rectification' },
  'finding.plan': { zh: '提交整改方案', en: 'Hand in a rectification plan' },
  'finding.review-plan': { zh: '审核整改方案', en: 'Review the rectification plan' },
  'ledger.reconcile': { zh: '核对台账差异', en: 'Settle a difference in the ledger' },
  'mail.failed': { zh: '处理发送失败的通知', en: 'See to a message that could not be sent' },
  'objection.answer': { zh: '答复质疑', en: 'Answer the objection' },
  'panel.declare': { zh: '申报回避关系', en: 'Declare conflicts of interest' },
  'panel.extend': { zh: '补充评审专家或按到场人数评审', en: 'Extend the panel or accept the quorum' },
  'panel.score': { zh: '评审打分', en: 'Review and score the applications' },
  'payment.approve': { zh: '审批拨付', en: 'Approve the disbursement' },
  'payment.approve-return': { zh: '审批资金退回', en: 'Approve the return of money' },
  'payment.ask-bank': { zh: '向银行查询付款结果', en: 'Ask the bank about a payment without an answer' },
  'payment.resolve': {
    zh: '处理银行退回或金额不符',
    en: 'Resolve a payment that the bank refused or settled otherwise',
  },
  'programme.approve': { zh: '审批项目发布', en: 'Approve the programme for publication' },
  'report.certify': { zh: '复核并签发报告', en: 'Certify the report' },
  'report.review': { zh: '审核报告', en: 'Review the report' },
  'report.submit': { zh: '提交报告', en: 'Hand in the report' },
  'survey.ask-by-staff': { zh: '电话或上门开展满意度调查', en: 'Ask recipients by phone or visit' },
};
