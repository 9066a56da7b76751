// Written by .ci/shapes.js from the files of this folder, never edited. No value is of two kinds (a test tells), so that their order is no matter.
import { amazonShape } from "./amazon.js";
import { assemblyaiLiveShape } from "./assemblyai-live.js";
import { assemblyaiShape } from "./assemblyai.js";
import { azureConversationShape } from "./azure-conversation.js";
import { azureSpeechShape } from "./azure-speech.js";
import { bedrockShape } from "./bedrock.js";
import { bitrix24Shape } from "./bitrix24.js";
import { blandShape } from "./bland.js";
import { contentShape } from "./content.js";
import { copilotStudioShape } from "./copilot-studio.js";
import { deepgramLiveShape } from "./deepgram-live.js";
import { deepgramShape } from "./deepgram.js";
import { dialogflowShape } from "./dialogflow.js";
import { dialpadShape } from "./dialpad.js";
import { elevateaiShape } from "./elevateai.js";
import { elevenlabsShape } from "./elevenlabs.js";
import { genesysShape } from "./genesys.js";
import { gongShape } from "./gong.js";
import { googleInsightsShape } from "./google-insights.js";
import { googleSpeechShape } from "./google-speech.js";
import { granolaShape } from "./granola.js";
import { ibmShape } from "./ibm.js";
import { intercomShape } from "./intercom.js";
import { lexShape } from "./lex.js";
import { livepersonShape } from "./liveperson.js";
import { neutralShape } from "./neutral.js";
import { openaiRealtimeShape } from "./openai-realtime.js";
import { otterShape } from "./otter.js";
import { postCallAnalyticsShape } from "./post-call-analytics.js";
import { quoShape } from "./quo.js";
import { retellShape } from "./retell.js";
import { revaiShape } from "./revai.js";
import { ringcxShape } from "./ringcx.js";
import { ringsenseShape } from "./ringsense.js";
import { salesforceShape } from "./salesforce.js";
import { slackShape } from "./slack.js";
import { sonioxShape } from "./soniox.js";
import { speechmaticsShape } from "./speechmatics.js";
import { tawkShape } from "./tawk.js";
import { telnyxShape } from "./telnyx.js";
import { transcribeStreamingShape } from "./transcribe-streaming.js";
import { transcribeShape } from "./transcribe.js";
import { twilioShape } from "./twilio.js";
import { vapiShape } from "./vapi.js";
import { voiceflowShape } from "./voiceflow.js";
import { vonageShape } from "./vonage.js";
import { whisperCppShape } from "./whisper-cpp.js";
import { whisperShape } from "./whisper.js";
import { wordRangesShape } from "./word-ranges.js";
import { wtfShape } from "./wtf.js";
import { zoomShape } from "./zoom.js";
import type { Shape } from "./json-document.js";
import { vconShapeWith } from "./vcon.js";

/** What recognisers and services write. */
const VENDORS: readonly Shape[] = [
  amazonShape,
  assemblyaiLiveShape,
  assemblyaiShape,
  azureConversationShape,
  azureSpeechShape,
  bedrockShape,
  bitrix24Shape,
  blandShape,
  contentShape,
  copilotStudioShape,
  deepgramLiveShape,
  deepgramShape,
  dialogflowShape,
  dialpadShape,
  elevateaiShape,
  elevenlabsShape,
  genesysShape,
  gongShape,
  googleInsightsShape,
  googleSpeechShape,
  granolaShape,
  ibmShape,
  intercomShape,
  lexShape,
  livepersonShape,
  neutralShape,
  openaiRealtimeShape,
  otterShape,
  postCallAnalyticsShape,
  quoShape,
  retellShape,
  revaiShape,
  ringcxShape,
  ringsenseShape,
  salesforceShape,
  slackShape,
  sonioxShape,
  speechmaticsShape,
  tawkShape,
  telnyxShape,
  transcribeStreamingShape,
  transcribeShape,
  twilioShape,
  vapiShape,
  voiceflowShape,
  vonageShape,
  whisperCppShape,
  whisperShape,
  wordRangesShape,
  wtfShape,
  zoomShape,
];

/** All kinds of JSON that are known by name. */
export const SHAPES: readonly Shape[] = [vconShapeWith(VENDORS), ...VENDORS];
