import type { Words } from '../record/words';
import type { IndicatorScore } from './composite';
import { isCounted } from './counted-measure';
import { departureWords } from './departure-words';
import type { Indicator, Measure } from './indicator';
import { MEASURE_WORDS, PARTY_WORDS } from './party-words';
import { indicatorRuleWords } from './rule-words';
import { surveyInvalidWords } from './survey-invalid-words';
import { tellNumber } from './tell-number';

/** A line of an evaluation's derivation for the provider to read: what it is, by which rule, on what evidence. */
export interface ExplainedIndicator {
  title: Words;
  rule: Words;
  evidence: Words;
}

/** Explains what was recorded by the rulebook that the project signed. */
export function explainIndicator(indicators: readonly Indicator[], line: IndicatorScore): ExplainedIndicator {
  const indicator = indicators.find((one) => one.id === line.indicator);
  return {
    title: indicator?.title ?? { zh: line.indicator, en: line.indicator },
    rule: indicator ? indicatorRuleWords(indicator) : { zh: '', en: '' },
    evidence: evidenceWords(indicator, line),
  };
}

function evidenceWords(indicator: Indicator | undefined, line: IndicatorScore): Words {
  const { measure, value, parties, surveyInvalid, departures = [] } = line;
  const measured: Words[] =
    measure === null
      ? []
      : value === null
        ? [
            {
              zh: `${MEASURE_WORDS[measure].zh}：无数据`,
              en: `${MEASURE_WORDS[measure].en}: nothing to measure`,
            },
          ]
        : [
            {
              zh: `${MEASURE_WORDS[measure].zh} ${tellMeasure(measure, value)}`,
              en: `${MEASURE_WORDS[measure].en} ${tellMeasure(measure, value)}`,
            },
          ];
  const reads = indicator && 'reads' in indicator.rule ? indicator.rule.reads : undefined;
  const read = parties.flatMap(({ party, readings = [] }): Words[] =>
    readings.length === 0
      ? []
      : [
          {
            zh: `${PARTY_WORDS[party].zh}填写${reads ? `“${reads.zh}”` : ''} ${readings.map(tellNumber).join('、')}`,
            en: `${PARTY_WORDS[party].en} read ${reads ? `"${reads.en}" ` : ''}${readings.map(tellNumber).join(', ')}`,
          },
        ],
  );
  const judged = parties.flatMap(({ party, marks, readings = [] }): Words[] =>
    marks.length === 0 || readings.length > 0 || party === 'records' || party === 'recipients'
      ? []
      : [
          {
            zh: `${PARTY_WORDS[party].zh}评分 ${marks.map(tellNumber).join('、')}`,
            en: `${PARTY_WORDS[party].en} gave ${marks.map(tellNumber).join(', ')}`,
          },
        ],
  );
  const inPlace = parties.find(({ party }) => party === 'recipients')?.marks ?? [];
  const survey = surveyInvalid ? [surveyInvalidWords(surveyInvalid, inPlace)] : [];
  const all = [...measured, ...read, ...judged, ...survey, ...departures.map(departureWords)];
  return all.length === 0
    ? { zh: '无人评分', en: 'nobody scored it' }
    : { zh: all.map((one) => one.zh).join('；'), en: all.map((one) => one.en).join('; ') };
}

function tellMeasure(measure: Measure, value: number): string {
  return isCounted(measure) ? tellNumber(value) : `${tellNumber(value * 100)}%`;
}
