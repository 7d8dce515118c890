/**
 * Thirty needs and what an experienced adviser would point to, written before there was any ranking to please.
 * Invented, each of them: nobody has asked these questions. The ids are those of the directory that the
 * project brings along. A row is changed only where it was wrong in itself.
 */
import { row, type NeedRow } from './table-row.ts'

const association = { legalForm: 'ideell-forening' } as const
const person = { legalForm: 'privatperson', applicant: 'individual' } as const
const firm = { legalForm: 'enskild-firma', applicant: 'individual' } as const

// prettier-ignore
export const needRows: readonly NeedRow[] = [
  row(['Vi är tre kompisar på 17 år som vill ordna en spelkväll med lokala band men vi har inga pengar.', 'finansiering', 'musik', '0483'], 'funding:katrineholm-snabba-stalar function:katrineholm-kulturforvaltningen', { age: 17, applicant: 'group' }),
  row(['Teatergruppen har blivit av med sin lokal och behöver någonstans att repetera i vinter.', 'lokaler', 'teater', '0483'], 'venue:turbinen'),
  row(['Vår bygdegård har trasigt tak och ingen hiss. Kan man få bidrag till en ombyggnad?', 'finansiering', '', '2132'], 'funding:boverket-investeringsbidrag-till-samlingslokaler', association),
  row(['En ung tjej vill göra sin första kortfilm och undrar vem som kan hjälpa henne vidare.', 'hitta-funktion', 'film', '2183'], 'function:region-gavleborg-film'),
  row(['Snickare i Järvsö vill försörja sig på slöjden och undrar vem som kan ge råd om material och hur man tar betalt.', '', 'hemslojd', '2161'], 'function:region-gavleborg-hemslojd'),
  row(['Målar akvareller hemma i Hofors och skulle vilja visa dem för folk någonstans.', 'lokaler', 'konst', '2104'], 'function:hofors-bibliotek venue:galleri-boken', person),
  row(['Har en trio med visor för barn. Hur kommer vi ut på turné till förskolor i länet?', 'publik-kunder', 'musik', '2184'], 'function:region-gavleborg-musik'),
  row(['Koreograf som behöver plats och tid för att jobba fram ett nytt verk.', 'lokaler', 'dans', '2180'], 'function:region-gavleborg-dans', firm),
  row(['Sverigefinsk förening vill ordna julfest på finska för äldre och söker bidrag.', 'finansiering', '', '0484'], 'funding:eskilstuna-bidrag-till-finskt-arrangemang function:eskilstuna-finskt-forvaltningsomrade', association),
  row(['Hembygdsföreningen har kartonger med gamla papper och bilder som borde tas om hand av någon.', 'hitta-aktor', 'arkiv', '0482'], 'actor:arkiv-sormland', association),
  row(['Frilansande skådespelare, nyinflyttad, känner ingen i branschen här och vill träffa andra.', 'sammanhang', 'teater', '0482'], 'network:fri-scen-sormland'),
  row(['Har en idé om en app för ljudvandringar och vill göra ett bolag av det.', 'bollplank', '', '2180'], 'function:movexum-inkubator network:movexum', person),
  row(['Vi har precis bildat en kulturförening och har kostnader för att komma igång.', 'finansiering', '', '0481'], 'funding:oxelosund-startbidrag', association),
  row(['Vill ordna sommarkonsert i hamnen med lokala artister men föreningen har inte råd med scenen.', '', 'musik', '0488'], 'funding:trosa-arrangemangsbidrag function:trosa-kulturkonsulent', association),
  row(['Vill lära mig att driva kulturprojekt på riktigt, gärna en längre utbildning.', 'kunskap', '', '0480'], 'training:kulturverkstan', person),
  row(['Frilansdansare som vill gå kurser i sin yrkesroll utan att det kostar skjortan.', 'kunskap', 'dans', '0484'], 'training:kulturakademin-trappan', firm),
  row(['Vem på kommunen bestämmer om offentlig konst? Jag vill föreslå en stor muralmålning.', 'hitta-funktion', 'konst', '0483'], 'function:katrineholm-konstansvarig'),
  row(['Vill pröva en konstrunda på landsbygden tillsammans med gårdsbutiker. Finns det EU-pengar för sådant?', 'finansiering bollplank', 'konst', '0428'], 'function:leader-sodermanland-projektcoach funding:leader-sodermanland-forstudie funding:leader-sodermanland-projekt', association),
  row(['Jag skriver dikter och vill till en gård på landet i en månad för att få jobba i fred.', 'lokaler', 'litteratur', '2121'], 'funding:region-gavleborg-residensstipendium-halsingegardar', firm),
  row(['Vet inte vem jag ska prata med. Jag har en idé om ett berättarcafé.', '', '', '0461'], 'function:gnesta-kulturenheten', person),
  row(['Vår teaterförening undrar hur man får skolorna att köpa föreställningar.', 'publik-kunder', 'teater', '2182'], 'function:riksteatern-gavleborg-teaterkonsulent', association),
  row(['Musiker på väg upp, vill söka stipendium för att kunna gå en kurs och satsa på heltid.', 'finansiering', 'musik', '0480'], 'funding:region-sormland-kulturstipendium', { ...person, age: 23 }),
  row(['Byalaget vill göra om det gamla mejeriet till en mötesplats med kultur. Vem pratar man med om ett större projekt på landsbygden?', 'finansiering hitta-funktion', '', '2101'], 'function:leader-gastrikebygden funding:leader-gastrikebygden-projekt', association),
  row(['Vi vill få fler män att läsa böcker och undrar vad andra bibliotek har provat.', 'kunskap', 'litteratur bibliotek', '0488'], 'function:region-sormland-biblioteksutveckling actor:biblioteksutveckling-sormland'),
  row(['Vi har en hälsingegård i släkten. Hur sköter vi väggmålningarna rätt?', 'kunskap', 'kulturarv', '2121'], 'function:region-gavleborg-varldsarvet-halsingegardar', person),
  row(['Keramiker med egen firma vill bli bättre på affärer och få fler som köper.', 'bollplank publik-kunder', 'hemslojd', '0486'], 'function:region-sormland-strateg-kulturella-och-kreativa-naringar function:almi-sormland-radgivare', firm),
  row(['Var kan man boka en scen för en dansföreställning? Ungefär hundra i publiken.', 'lokaler', 'dans', '0484'], 'venue:lokomotivet'),
  row(['Spelmanslaget söker ett ställe där vi kan träffas och spela folkmusik.', 'lokaler', 'musik', '0482'], 'venue:sigridslund', association),
  row(['Vill träffa andra som håller på med hembygd, alla föreningar uppfinner hjulet för sig själva.', 'sammanhang', 'kulturarv', '0461'], 'network:kulturarvsalliansen actor:sodermanlands-hembygdsforbund', association),
  row(['Scenkonstkollektiv vill göra något ihop med kollegor i Finland och Norge.', 'finansiering', 'teater dans', '2181'], 'funding:nordiska-kulturfonden-opstart funding:nordiska-kulturfonden-projektstod funding:nordisk-kulturkontakt-kultur-och-konstprogrammet', { applicant: 'group' }),
]
