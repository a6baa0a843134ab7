import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHeader } from '@/components/frame/page-header'
import { LinkButton } from '@/components/ui/link-button'
import { requireWorkspacePage } from '@/lib/access/page-gate'
import { channelLabels, isChannel } from '@/lib/metrics/channel-labels'
import { getConversation } from '@/lib/metrics/get-conversation'
import { ConversationFacts } from './conversation-facts'
import { OtherConversations } from './other-conversations'
import { PathOfConversation } from './path-of-conversation'
import { Touches } from './touches'
import { Transcript } from './transcript'
import { WhyThisGoal } from './why-this-goal'
import { WhyThisSource } from './why-this-source'

export const metadata: Metadata = { title: 'Conversation' }

interface ConversationPageProps {
  params: Promise<{ workspace: string; id: string }>
}

export default async function ConversationPage({ params }: ConversationPageProps) {
  const { workspace, id } = await params
  const { scope } = await requireWorkspacePage(workspace)
  const conversation = await getConversation(scope, id)
  if (!conversation) notFound()
  const { channel, connection, person } = conversation
  return (
    <>
      <PageHeader
        title={person.name ?? 'A person without a name'}
        sentence={`${isChannel(channel) ? channelLabels[channel] : channel} · ${connection.name ?? 'connection gone'} · times in ${scope.timeZone}`}
        actions={<LinkButton href={`/w/${scope.slug}/conversations`}>All conversations</LinkButton>}
      />
      <div className="space-y-4">
        <WhyThisSource scope={scope} conversation={conversation} />
        <WhyThisGoal conversation={conversation} slug={scope.slug} />
        <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
          <Transcript conversation={conversation} timeZone={scope.timeZone} />
          <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-1">
            <ConversationFacts conversation={conversation} timeZone={scope.timeZone} />
            <PathOfConversation path={conversation.path} slug={scope.slug} />
            <Touches touches={conversation.touches} timeZone={scope.timeZone} />
            <OtherConversations conversation={conversation} scope={scope} />
          </div>
        </div>
      </div>
    </>
  )
}
