import type { CheckFigures } from './check-figures';

/** What a demo says of how judgements were checked; nothing of what a programme's rulebook does not have. */
export function checkLines(checks: CheckFigures): string[] {
  const { calibration, secondFactor, spotChecks, callBacks, aware } = checks;
  const { departures, appraisals, goodCases } = checks;
  return [
    ...(calibration
      ? [
          `panel 评审: ${calibration.seats} seats scored; beyond a limit of the calibration: ${calibration.outliers}; ` +
            `applications on which two were too far apart: ${calibration.apart}`,
        ]
      : []),
    ...(secondFactor
      ? [
          `signed with a second factor 第二重验证: ${secondFactor.signatures} signatures; ` +
            `amendments 补充协议 in force: ${secondFactor.amendments}`,
        ]
      : []),
    ...(spotChecks
      ? [
          `spot checks 双随机抽查: ${spotChecks.visited} of ${spotChecks.drawn} drawn projects visited; ` +
            `faults found: ${spotChecks.faults}`,
        ]
      : []),
    ...(callBacks
      ? [
          `called back 回访核查: ${callBacks.reached} of ${callBacks.drawn} households reached; ` +
            `nobody had asked, as they said: ${callBacks.notAsked}`,
        ]
      : []),
    ...(aware === undefined ? [] : [`aware of the service 知晓度: ${(aware * 100).toFixed(1)} %`]),
    ...(departures === undefined ? [] : [`judges departed from the records 偏离测算值: ${departures} times`]),
    ...(appraisals
      ? [
          `evaluators appraised 评估专家评价: ${appraisals.given} times, ${appraisals.mean.toFixed(1)} points on average`,
        ]
      : []),
    ...(goodCases === undefined ? [] : [`good cases 优秀案例: ${goodCases} published`]),
  ];
}
