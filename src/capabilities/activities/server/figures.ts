import type { FigureDefinition } from '../../../platform/server/offers.ts';
import { words } from '../messages/words.ts';
import * as store from './store/figures.ts';

type FigureId = keyof (typeof words)['zh-CN']['figures'];

function wordsOf(id: FigureId): FigureDefinition['words'] {
  return { 'zh-CN': words['zh-CN'].figures[id], en: words.en.figures[id] };
}

/** 人, 人次, 场次 and 服务时长 are four figures that are never added together (DOC-06). */
export const activityFigures: readonly FigureDefinition[] = [
  {
    id: 'persons',
    words: wordsOf('persons'),
    source: 'activities.presence',
    kind: 'count',
    total: store.countPersons,
    rows: store.listPersons,
  },
  {
    id: 'participations',
    words: wordsOf('participations'),
    source: 'activities.presence',
    kind: 'count',
    total: store.countParticipations,
    rows: store.listParticipations,
  },
  {
    id: 'sessions',
    words: wordsOf('sessions'),
    source: 'activities.activity',
    kind: 'count',
    total: store.countSessions,
    rows: store.listSessions,
  },
  {
    id: 'service-minutes',
    words: wordsOf('service-minutes'),
    source: 'activities.service_record',
    kind: 'minutes',
    total: store.sumServiceMinutes,
    count: store.countService,
    rows: store.listService,
  },
];
