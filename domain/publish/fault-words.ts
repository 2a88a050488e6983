/**
 * Faults of a rulebook in Chinese: what the checks say in English, with the values that they name as `{}`.
 * A test holds that there is one for everything that the checks can say.
 */
export const FAULT_WORDS: { readonly [english: string]: string } = {
  '"no-major-violation" must look back at least three years':
    '“no-major-violation”（无重大违法记录）至少回溯三年',
  '"not-involved-in-programme" is missing: who designed or supervises a programme may not offer in it':
    '缺少“not-involved-in-programme”：参与项目设计或监理的不得参加',
  '"registered" is missing: a supplier bears civil liability':
    '缺少“registered”（依法登记）：供应商应能独立承担民事责任',
  'a band must start within 0 to 100, below 100': '等次起点应在 0 至 100 之间，且小于 100',
  'a better grade must not be paid less': '等次越高，拨付比例不得越低',
  'a better grade must not bring fewer points': '等次越高，加分不得越少',
  'a better grade must not take more': '等次越高，核减、追回、终止不得越重',
  'a budget needs at least one category': '预算至少要有一个科目',
  'a ceiling is for what comes on top of 100: it must be at least 100': '封顶分应不低于 100：它只限制附加分',
  'a factor goes from 0 to 1: it has 1 point': '系数为 0 至 1，分值应为 1',
  'a finding is contested before its plan is due: improve.planWithin must be longer':
    '异议应在整改方案到期前提出：整改方案期限（improve.planWithin）应更长',
  'a higher band must not bring fewer points': '档次越高，得分不得越低',
  'a judge needs a weight above 0': '评分方的权重应大于 0',
  'a larger amount must not need fewer approvers': '金额越大，审批人数不得越少',
  'a last award that may be cut down needs a floor': '最后一个项目可以核减的，应规定最低金额',
  'a purchase may not be limited to suppliers of a place': '政府采购不得限定供应商所在地',
  'a purchase programme needs its purchase terms': '政府购买服务应有采购条款',
  'a report needs at least one section': '报告至少要有一个部分',
  'a stage needs a weight above 0': '环节的权重应大于 0',
  'a street judges, but not every project has one: each lot needs its street':
    '街道参与评分，但不是每个分包都写明街道',
  'a tranche must not come before the gate of the one before it': '后一笔款项不得早于前一笔的拨付条件',
  'a venture programme buys nothing: purchase terms have no place in it': '公益创投不是采购，不能有采购条款',
  'an exclusion needs the years after which it ends': '暂停参与应写明年限',
  'anchors must ascend': '评分参考档应由低到高',
  'at least one required question must ask for satisfaction': '问卷至少有一道必答的满意度题',
  'at signing there are no findings yet': '签约时还没有整改事项',
  'at signing there is no grade yet': '签约时还没有等次',
  'awards are made by lot, but there are no lots': '按分包立项，但没有分包',
  'awards are made from the pool by rank: lots have no meaning': '按名次从资金总额立项的，不能设分包',
  'bands must ascend and not start at the same score': '等次起点应由低到高且不重复',
  'bands must ascend': '档次应由低到高',
  'ends before it starts: it must be a whole number above 0': '结束早于开始：应为大于 0 的整数',
  'evaluators are drawn, but judge nothing': '抽取了评估专家，但没有由其评分的指标',
  'indicators are judged by evaluators, but none are drawn': '有指标由评估专家评分，但没有抽取专家',
  'limits must ascend': '金额上限应由低到高',
  'must be 2, 3, 4 or 5 on the scale 1-5': '五分制中应为 2、3、4 或 5',
  'must be a correlation above -1 and at most 1': '应为大于 -1、不超过 1 的相关系数',
  'must be a share above 0 and at most 100 per cent': '应为大于 0、不超过 100 的百分比',
  'must be a share from 0 to 100 per cent': '应为 0 至 100 的百分比',
  'must be a whole number of fen above zero': '应为大于 0 的整数（单位：分）',
  'must be a whole number of months above 0': '应为大于 0 的整数（月）',
  'must be a whole number of at least 5: fewer tell too little, and are never shown':
    '应为不小于 5 的整数：再少没有代表性，也不会公布',
  'must be above 0 and below 50 points': '应大于 0、小于 50 个百分点',
  'must be above 0 and below 100 per cent: a share without doubt needs no survey':
    '应大于 0、小于 100%：没有悬念的比例不用调查',
  'must be above 1: otherwise everybody is an outlier': '应大于 1，否则人人都算异常',
  'must be above 0: otherwise everybody reaches it': '应大于 0，否则人人达到',
  'must bring more than nothing for each one': '每一项计分应大于 0',
  'must name rounds that there are': '应写明已设置的评估轮次',
  'must not be below 0': '不得小于 0',
  'must take off more than nothing for a missing point': '每缺一个百分点应扣的分应大于 0',
  '{} has two routes': '{} 有两条办理路径',
  'nobody approves: it would wait for ever': '没有人审批：变更无法办结',
  'no reason counts: nothing could be asked for': '没有可用的变更事由：无法申请变更',
  'a purchase is supplemented by a contract that both sign': '政府采购追加服务应由双方签订补充合同',
  'nothing gives the number: say what the judge reads': '没有数值来源：请写明由评分人填写什么',
  'takes nothing: it must cut, recover or terminate': '核减、追回、终止至少写明一项',
  'is a name that the system uses for money that comes back': '与系统中退回资金的名称重复',
  'what has to give money back, or is ended, cannot be paid its last tranche':
    '追回资金或终止项目的等次，不得再拨付末批款',
  'the records do not score it: there is nothing to depart from': '不由系统记录计分，无从调整',
  'the number is on record: no judge reads it': '数值来自系统记录，不由评分人填写',
  'there are stages: say to which this belongs': '已分环节：请写明属于哪一环节',
  'what comes on top belongs to no stage': '加分、扣分和系数不属于任何环节',
  'no source is given': '没有写明依据',
  'nothing could be granted': '没有可以资助的金额',
  'nothing would be left to grant': '没有可以资助的余额',
  'one more evaluator is called by a limit: there is none': '增补专家要有触发的分差上限，目前没有',
  'one more evaluator would make the panel even: a purchase has an odd number of seats':
    '增补专家后评审小组人数为双数：政府采购的评审小组人数应为单数',
  'only an exclusion has years': '只有暂停参与才有年限',
  'only awards from a pool can be cut down': '只有从资金总额立项的才能核减',
  'only items of the published guiding catalogue 指导性目录 may be bought':
    '只能购买已公布的指导性目录中的项目',
  'only the last step has no limit': '只有最后一档没有上限',
  'questions would end before the call is published': '提问截止早于发布',
  'recipients judge by the measure "satisfaction" only': '服务对象只按满意度（satisfaction）评分',
  'records judge by a computed rule other than satisfaction only': '系统记录只按满意度以外的计算规则评分',
  'the final round must be the last': '末期评估应为最后一轮',
  'the first band must start at 0': '第一档应从 0 开始',
  'the last questions would be answered after the closing': '最后的提问会在申报截止后才答复',
  'the last rule must be "draw": every tie has to end': '最后一条同分规则应为抽签（draw）',
  'the last step must have no limit (upTo null)': '最后一档不设上限（upTo 为 null）',
  'the lowest band must start at 0: every score needs a grade': '最低等次应从 0 分开始，每个得分都要有等次',
  'the mid-term would come at the end of the term': '中期评估落在服务期末',
  'the report for the final round must fall due after that for the mid-term': '末期报告应晚于中期报告',
  'there is no final round: nothing would give the final grade': '没有末期评估，无法给出最终等次',
  'staff would be asked to phone after the survey has closed': '该电话联系时间在调查结束之后',
  'cannot be more than there is to know': '不能多于知晓项目的总数',
  'recipients do not judge it: no survey is asked about it': '该指标没有服务对象评分，不需要此规则',
  'levels and readings cannot be given in the place of recipients': '分档或填写数值的指标不能代服务对象评分',
  'a penalty that comes to 0 spares the provider: a survey that is not valid may only be left out or judged':
    '扣分项计 0 分等于免扣：满意度调查无效的，只能不计入或由其他评分方代评',
  'this reminder would come after the survey has closed': '提醒晚于调查截止',
  '"{}" is on the negative list 负面清单: it may not be bought as a service':
    '“{}”在负面清单内，不得作为服务购买',
  '"{}" is there twice: it must be unique': '“{}”重复，应当唯一',
  '{} of {} seats are fewer than two thirds': '{} 席（共 {} 席）不足三分之二',
  '{} fields of expertise are more than the {} seats': '要求的专业 {} 个，超过席位数 {}',
  '{} is even: a purchase is judged by an odd number of seats': '{} 为偶数：政府采购的评审人数应为单数',
  '{} readers of each application are more than the {} seats': '每份申报书 {} 人评审，超过席位数 {}',
  'at least {} readers are more than the {} of each application':
    '至少 {} 人评审，超过每份申报书的评审人数 {}',
  'a quorum of {} seats cannot give each application {} readers':
    '法定人数 {} 席，不足以让每份申报书有 {} 人评审',
  '{} applications need {} readings, and the seats have room for {}':
    '{} 份申报书共需评审 {} 份次，各席合计最多 {} 份次',
  '{} of {} seats would read an offer: each member of the panel has to judge it':
    '只有 {} 席（共 {} 席）评审同一份响应文件：评审小组各成员应当独立评审每一份',
  '{} is even: a panel has an odd number of seats': '{} 为偶数：评审小组人数应为单数',
  '{} may depart twice': '{} 重复列为可调整的评分方',
  '{} judges twice': '{} 重复评分',
  '{} months of service do not fit into a term of {}': '服务期 {} 个月超过合同期 {} 个月',
  '{} valid answers are wanted of a sample that may be only {}': '要求有效答卷 {} 份，但样本可能只有 {}',
  '{} months: a purchase may last three years at most': '{} 个月：购买服务最长三年',
  'a quorum of {} is more than the {} seats': '法定人数 {} 超过席位数 {}',
  'a quorum of {} is no majority of {} seats: at least {}': '法定人数 {} 不过半（共 {} 席），至少 {}',
  'a term of more than a year needs all four grounds; missing: {}':
    '期限超过一年应具备全部四项条件，缺少：{}',
  'above the cap {}': '高于上限 {}',
  'at least {} applicants are needed': '至少需要 {} 家申报',
  'at least {} seats are needed': '至少需要 {} 席',
  'below the floor {}': '低于下限 {}',
  'grade "{}" has no consequence': '等次“{}”没有规定结果应用',
  'grade "{}" has two consequences': '等次“{}”的结果应用重复',
  'month {} lies outside the term of {} months': '第 {} 个月不在 {} 个月的服务期内',
  'must be a whole number of at least {}': '应为不小于 {} 的整数',
  'must be at least {} days, and is only sure to be {}': '至少 {} 日，目前只能保证 {} 日',
  'must be at least {} working days, and is only sure to be {}': '至少 {} 个工作日，目前只能保证 {} 个工作日',
  'must be at most {} working days, and may be {}': '最多 {} 个工作日，目前可能达到 {} 个工作日',
  'must be at most 30 days, and may be {}': '最多 30 日，目前可能达到 {} 日',
  'must be points above 0 and at most 100': '应为大于 0、不超过 100 的分值',
  'must be points from 0 and at most 100': '应为 0 至 100 的分值',
  'must be above 0 and within the {} points': '应大于 0、不超过 {} 分',
  'must lie within the {} points': '应在 {} 分以内',
  'no report is handed in for the {} round: it would never begin': '{} 轮次没有对应的报告，永远不会开始',
  'points of stage "{}" sum to {}, not to 100': '环节“{}”分值合计 {}，应为 100',
  'the best level brings {} points, there are {}': '最高一级为 {} 分，满分为 {} 分',
  'there is no stage "{}"': '没有环节“{}”',
  'points sum to {}, not to 100': '分值合计 {}，应为 100',
  'recusal looks back three years, not {}': '回避应回溯三年，不是 {} 年',
  'report "{}" belongs to the {} round: the tranche would not come after "{}" but after that':
    '报告“{}”属于 {} 轮次：该款项不会在“{}”之后拨付',
  'shares sum to {}, not to 100': '比例合计 {}，应为 100',
  'supplements of {} per cent: at most 10 per cent of the agreement': '补充采购 {}%：不得超过合同金额的 10%',
  'the best band brings {} points, the indicator has {}': '最高档为 {} 分，指标满分为 {} 分',
  'the cap {} is above the pool {}': '上限 {} 高于资金总额 {}',
  'the categories allow {} per cent in all: no budget fits': '各科目最高占比合计 {}%，任何预算都无法满足',
  'the floor {} is above the cap {}': '下限 {} 高于上限 {}',
  'the floor {} is above the pool {}': '下限 {} 高于资金总额 {}',
  'the lots sum to {}, more than the pool {}': '各分包合计 {}，超过资金总额 {}',
  'the price weighs {} per cent: it must be {} to {}, unless lots have fixed budgets and it is not scored':
    '价格权重 {}%：应为 {} 至 {}，固定预算且价格不评分的除外',
  'the rule is computed: "{}" must be among the judges': '计算指标的评分方应包括“{}”',
  'there is no criterion "{}"': '没有评审标准“{}”',
  'there is no grade "{}"': '没有等次“{}”',
  'there is no report "{}"': '没有报告“{}”',
  'there is no round "{}"': '没有轮次“{}”',
  'there is nothing at "{}"': '“{}”处没有内容',
  'weights sum to {}, not to 100': '权重合计 {}，应为 100',
};

/** The longest first: "working days" before "days". */
const PATTERNS = Object.entries(FAULT_WORDS)
  .sort(([one], [other]) => other.length - one.length)
  .map(([english, chinese]) => ({
    pattern: new RegExp(`^${english.split('{}').map(escaped).join('(.*?)')}$`),
    chinese,
  }));

/** What a check said, in Chinese; as it is when nobody put it into words. */
export function faultInChinese(english: string): string {
  for (const { pattern, chinese } of PATTERNS) {
    const match = pattern.exec(english);
    if (match) {
      const values = match.slice(1);
      return chinese.replace(/\{\}/g, () => values.shift() ?? '');
    }
  }
  return english;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
