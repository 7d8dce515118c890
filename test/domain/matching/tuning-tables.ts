/**
 * What weights and the threshold of likeness are chosen on, so that the tables they are judged by stay unseen.
 * Invented, each of them.
 */
import { pair, row, type NeedRow, type PairRow } from './table-row.ts'

const association = { legalForm: 'ideell-forening' } as const
const person = { legalForm: 'privatperson', applicant: 'individual' } as const

// prettier-ignore
export const tuningNeeds: readonly NeedRow[] = [
  row(['Föreningen vill ordna en jazzkväll för allmänheten och behöver täcka gaget.', 'finansiering', 'musik', '2180'], 'funding:gavle-arrangemangsstod function:gavle-foreningsstod', association),
  row(['Vi är några bildkonstnärer som vill ställa ut ihop i länet och få betalt för det.', '', 'konst', '2183'], 'function:region-gavleborg-konst'),
  row(['Letar efter ett ställe med biograf där vi kan visa dokumentärer.', 'lokaler', 'film', '0486'], 'venue:motesplats-biohuset'),
  row(['Hur startar jag eget som fotograf?', 'bollplank', 'foto', '0480'], 'function:nykoping-naringsliv function:almi-sormland-radgivare', person),
  row(['Vill göra ett sommarlovsprogram med skaparverkstad för barn.', 'finansiering', 'konst', '0480'], 'funding:nykoping-bidrag-till-sommarlovsaktiviteter', association),
  row(['Vill komma i kontakt med andra som arbetar med dans i länet.', 'sammanhang', 'dans', '2184'], 'function:region-gavleborg-dans'),
  row(['Hantverkare söker en verkstad i ett hus med andra kreativa.', 'lokaler', 'hemslojd', '0461'], 'venue:lokstallet-gnesta'),
  row(['Vill starta en studiecirkel om lokal historia.', 'hitta-aktor', 'folkbildning', '2161'], 'actor:vuxenskolan-gavleborg actor:bilda-gavledala'),
  row(['Vi vill bevara ett gammalt ånglok och undrar om det går att få pengar.', 'finansiering', 'kulturarv', '2101'], 'funding:riksantikvarieambetet-bidrag-till-kulturarvsarbete', association),
  row(['Jag vill resa till Island och utbyta erfarenheter med en dansgrupp.', 'finansiering', 'dans', '0484'], 'funding:konstnarsnamnden-internationellt-utbyte-dans', person),
  row(['Var får jag hjälp att tänka igenom hur min idé till barnföreställning kan finansieras?', 'bollplank', 'teater', '0483'], 'function:region-sormland-radgivning-for-kulturaktorer'),
  row(['Vem i kommunen kan svara på frågor om kultur?', 'hitta-funktion', '', '2161'], 'function:ljusdal-kultursamordnare function:ljusdal-kulturstrateg'),
]

// prettier-ignore
export const tuningSame: readonly PairRow[] = [
  pair(['Bandet behöver någonstans att repa.', 'lokaler', 'musik', '2180'], ['Finns det en ledig replokal för ett rockband?', 'lokaler', 'musik', '2181']),
  pair(['Hur söker man pengar från Leader?', 'ansokan finansiering', 'kulturarv', '2161'], ['Vi vill göra en ansökan till Leader, hur börjar man?', 'ansokan', 'musik', '2183']),
  pair(['Söker scenograf till en föreställning i vår.', 'hitta-aktor', 'teater', '0480'], ['Teatergruppen letar efter en scenograf.', 'hitta-aktor', 'teater', '0484']),
  pair(['Vad får man betala i gage till en musiker?', 'kunskap arrangorskap', 'musik', '0482'], ['Vad är rimligt gage för en trio?', 'arrangorskap', 'musik', '0483']),
  pair(['Behöver tips om hur man marknadsför en konstrunda.', 'publik-kunder', 'konst', '0488'], ['Hur får vi fler besökare till konstrundan?', 'publik-kunder', 'konst', '0428']),
  pair(['Vem kan hjälpa oss att teckna avtal med en kompositör?', 'kunskap', 'musik', '2184'], ['Finns det mallar för avtal när man beställer musik av en tonsättare?', 'kunskap', 'musik', '2180']),
  pair(['Vill sätta upp en muralmålning på en fasad, vem ger tillstånd?', 'hitta-funktion', 'konst', '2182'], ['Behövs det bygglov för att måla en vägg med muralmålning?', 'hitta-funktion', 'konst', '2180']),
  pair(['Poet vill ordna poetry slam för unga.', 'bollplank', 'litteratur', '0484'], ['Unga vill ha en tävling i poetry slam, vem kan det?', 'hitta-aktor', 'litteratur', '0486']),
  pair(['Söker finskspråkig berättare till bibliotekets sagostund.', 'hitta-aktor', 'litteratur', '0484'], ['Vi vill ha sagostunder på finska men saknar någon som kan berätta.', 'hitta-aktor', 'litteratur', '2180']),
  pair(['Byns folkets hus vill bli bio, hur köper man en digital projektor?', 'finansiering', 'film', '2132'], ['Folkets hus behöver en ny projektor till biografen.', 'finansiering', 'film', '2104']),
  pair(['Museet vill ha kurs i att vårda textilier.', 'kunskap', 'museum', '0488'], ['Hur förvarar och vårdar man gamla textilier?', 'kunskap', 'kulturarv', '0482']),
  pair(['Ny i länet, vill träffa andra konstnärer.', 'sammanhang', 'konst', '2121'], ['Konstnär som har flyttat hit söker ett nätverk med andra konstnärer.', 'sammanhang', 'konst', '2183']),
  pair(['Söker en verkstadsplats för keramik.', 'lokaler', 'hemslojd', '0484'], ['Var finns en billig verkstad för en keramiker?', 'lokaler', 'hemslojd', '0480']),
  pair(['Vilka regler gäller för lotteri på en spelning?', 'kunskap arrangorskap', 'musik', '2180'], ['Får en förening ha lotteri när den ordnar konsert?', 'arrangorskap', 'musik', '2184']),
  pair(['Kan vi få bidrag till en ny ljudanläggning?', 'finansiering', 'musik', '2101'], ['Teatern behöver pengar för att köpa in en ljudanläggning.', 'finansiering', 'teater', '2104']),
  pair(['Letar efter en textilkonstnär som kan leda en workshop.', 'hitta-aktor', 'konst', '0428'], ['Finns det någon textilkonstnär som tar emot skolklasser?', 'hitta-aktor', 'konst', '0483']),
  pair(['Hur söker man tillstånd för gatumusik?', 'kunskap hitta-funktion', 'musik', '0484'], ['Måste man ha tillstånd för att spela på torget?', 'hitta-funktion', 'musik', '0484']),
  pair(['Vi behöver hjälp med att nå nya svenskar med vår kör.', 'publik-kunder', 'musik', '2181'], ['Kören vill locka nyanlända som medlemmar.', 'publik-kunder', 'musik', '2180']),
  pair(['Vad kostar det att ta dit en skolföreställning?', 'kunskap', 'teater', '0461'], ['Skolan undrar över priser på skolföreställningar.', 'kunskap', 'dans', '0488']),
  pair(['Vill lära mig mer om ljussättning av utställningar.', 'kunskap', 'konst', '2184'], ['Kurs i ljussättning för den som hänger utställningar.', 'kunskap', 'museum', '2182']),
]

// prettier-ignore
export const tuningLookAlikes: readonly PairRow[] = [
  pair(['Söker replokal för storband.', 'lokaler', 'musik', '2180'], ['Söker noter för storband.', 'hitta-aktor', 'musik', '2180']),
  pair(['Dansgruppen vill hyra ut sin lokal på dagtid.', 'publik-kunder', 'dans', '0484'], ['Dansgruppen vill söka bidrag till sin lokal.', 'finansiering', 'dans', '0484']),
  pair(['Behöver hjälp med belysning till utställningen.', 'hitta-aktor', 'konst', '0480'], ['Behöver hjälp med texter till utställningen.', 'hitta-aktor', 'konst', '0480']),
  pair(['Vem söker man bidrag av för en bok om byn?', 'finansiering', 'litteratur', '2161'], ['Vem trycker en bok om byn?', 'hitta-aktor', 'litteratur', '2161']),
  pair(['Hur får man publik till jazz?', 'publik-kunder', 'musik', '2183'], ['Hur får man tillstånd att servera vin på jazzklubben?', 'arrangorskap', 'musik', '2183']),
  pair(['Vill lära mig smida.', 'kunskap', 'hemslojd', '0486'], ['Vill sälja smide på marknad.', 'publik-kunder', 'hemslojd', '0486']),
  pair(['Teaterföreningen söker en regissör.', 'hitta-aktor', 'teater', '2184'], ['Teaterföreningen söker en kassör.', 'kontakt', 'teater', '2184']),
  pair(['Finns det stöd till barn på sommarlov?', 'finansiering', '', '0480'], ['Finns det stöd till resor för körer?', 'finansiering', 'musik', '0480']),
  pair(['Vill ställa ut i ett galleri i Gävle.', 'lokaler', 'konst', '2180'], ['Vill köpa in ett verk av en konstnär i Gävle.', 'hitta-aktor', 'konst', '2180']),
  pair(['Filmfestivalen söker frivilliga.', 'kontakt', 'film', '0428'], ['Filmfestivalen söker en jury.', 'kontakt', 'film', '0428']),
  pair(['Hembygdsgården vill ha ny webbplats.', 'kunskap', 'kulturarv', '0461'], ['Hembygdsgården vill ha nya bänkar.', 'finansiering', 'kulturarv', '0461']),
  pair(['Hur ordnar man en kulturfrukost?', 'arrangorskap', '', '0482'], ['När är nästa kulturfrukost?', 'kontakt', '', '0482']),
  pair(['Vem sköter museets webbplats?', 'hitta-funktion', 'museum', '0484'], ['Vem sköter uthyrningen av scenen?', 'hitta-funktion', 'teater', '0484']),
  pair(['Konstnär söker en galleriägare.', 'kontakt', 'konst', '2180'], ['Vi söker en konstnär till vår entré.', 'kontakt hitta-aktor', 'konst', '2180']),
  pair(['Kan man få stöd till en stig runt borgen?', 'finansiering', 'kulturarv', '0482'], ['Kan man få stöd till en bok om borgen?', 'finansiering', 'kulturarv', '0482']),
  pair(['Hur bygger man en scen utomhus?', 'kunskap', 'teater', '2161'], ['Hur bygger man upp ett arkiv?', 'kunskap', 'arkiv', '2161']),
  pair(['Vill köpa begagnade stolar till salongen.', 'hitta-aktor', 'teater', '2183'], ['Vill köpa begagnade instrument.', 'hitta-aktor', 'musik', '2183']),
  pair(['Finns det pengar för en körresa till Estland?', 'finansiering', 'musik', '0486'], ['Finns det pengar för ett körläger hemma?', 'finansiering', 'musik', '0486']),
  pair(['Vill visa mina foton på ett kafé.', 'lokaler publik-kunder', 'foto', '0480'], ['Vill visa teaterns repetitioner för elever.', 'publik-kunder', 'teater', '0480']),
  pair(['Dansare söker en koreograf till ett verk.', 'hitta-aktor', 'dans', '2184'], ['Koreograf söker dansare till ett verk.', 'hitta-aktor', 'dans', '2184']),
]
