'use client'

import { useEffect, useState } from 'react'
import type { Report } from '@/lib/reports/report'
import { readReportAction } from './read-report-action'

const every = 2_000

/** A report as it stands now, looked at again while it is under way and somebody sees the page. */
export function useReport(
  slug: string,
  reportId: string | null,
): { report: Report | null; look: () => void } {
  const [report, setReport] = useState<Report | null>(null)
  const [looks, setLooks] = useState(0)
  const isDone = report?.id === reportId && report !== null && !isUnderWay(report)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each count is one more look
  useEffect(() => {
    if (reportId === null || isDone) return
    let isGone = false
    const read = async () => {
      if (document.hidden) return
      const result = await readReportAction(slug, { reportId }).catch(() => null)
      if (!isGone && result?.ok) setReport(result.report)
    }
    void read()
    const timer = setInterval(read, every)
    return () => {
      isGone = true
      clearInterval(timer)
    }
  }, [slug, reportId, isDone, looks])

  const look = () => {
    setReport(null)
    setLooks((count) => count + 1)
  }
  return { report: report?.id === reportId ? report : null, look }
}

function isUnderWay({ state }: Report): boolean {
  return state === 'waiting' || state === 'running' || state === 'mailing'
}
