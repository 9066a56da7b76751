// Data, hence longer than a source file should be. Most names are from the lexicon of compromise (MIT).
/* prettier-ignore */
const WORDS =
  "aada aadya aaliyah aaradhya aarav aaron aasha abagail abbey abbi abbie abby abdallah abdel abdoulaye abdul abdullah abdullo abdulrahman abe abel abena " +
  "abi abie abigail abiola abraham abram abril abu abubakr abulfazl ada adaeze adaline adalyn adam adama adan adanna addie addilyn addison ade adebayo " +
  "adel adela adelaide adele adelene adelia adelina adeline adelynn adeola adetokunbo adi adolf adolfo adolph adreanna adrian adriana adrianna adrianne " +
  "adriano adrien adriena adriene adrienne advik afonso afua agatha aggie agnes agnieszka agustin agustina ahmad ahmed ahmet aicha aida aidan aiden " +
  "aileen aimar aimee aina aino ainsley aisha aishah aisling aislinn aislynn ajani ajla akash akira akosua al aladdin alain alaina alan alana alanis " +
  "alanna alannah alanoud alasdair alastair alayah alayna alba albert alberto albrecht alden alec alecia aleisha alejandra alejandro aleksandar " +
  "aleksander aleksandr aleksandra aleksei alena alesia alessandra alessandro alex alexa alexander alexandra alexandre alexandros alexandru alexei alexia " +
  "alexis alf alfie alfonso alfred ali alia alice alicia alicja alina aline alisa alise alisha alison alissa alistair aliyu aliza allan allen allie " +
  "allison allyson alois alok alonso alonzo alphonse alphonso althea alton alvaro alvin alwyn alya alycia alysa alyson alyssa ama amahle amaia amaira " +
  "amalia amanda amar amara amber amberly amelia amelija amie amilia amina aminata amine amir amit ammanuel ammar amos amrit amy ana anabel anamaria " +
  "anand ananya anas anastasia anastasija anatoli anatoliy anatoly anaya ander anders andi andjela andra andre andrea andreas andrei andrej andres andrew " +
  "andrey andrzej andy ane aneta anette angel angela angelia angelica angelina angeline angelique angelo angie anika anil anisa anissa anita anja anjali " +
  "anjelica ankit ann anna annabel annabella annabelle annalisa annamaria anne annemarie annett annette annie annika annmarie anohito anoushka anthony " +
  "antje antoine antoinette anton antonella antoni antonia antonio antony anwar anya aoi aoife april aputsiaq arata archibald archie ari aria ariana " +
  "arianna arianne ariel arielle arif ariki arjun arleen arlena arlene arlette arlo armaan armand armando armin arnaud arnav arno arnold aroha aron " +
  "arpita art artem arthur artie artur arturo arvind arwen aryan asahi asha ashanti ashlee ashleigh ashley ashli ashlie ashly ashlyn ashraqat ashton asif " +
  "asiya asja aslan asmita assil astrid ataahua athena aubrey audra audrey audri audry august augustina augustine augusto augustus aurelia aurelio " +
  "austeja autumn ava avery avi avigail awa aya ayaan ayana ayanna ayesha aygun aykhan aylin ayn ayo ayodele ayse aysel ayumi ayush aziz azra azuna bader " +
  "bahar bakary balazs baltasar bandar bandile banele baptiste barbara barbora barbra barney barrett barry bart bartholomew bartosz basil bayarmaa baz " +
  "bea beate beatrice beatriz becca becky belinay belinda ben benita benito benjamin bennie benny benoit benson berat bernadette bernadine bernard " +
  "bernardo bernhard bernice bernie bert bertha bertie bertram bertrand beryl beshoi bess bessie beth bethanie bethany betsy bette bettie bettina betty " +
  "bettye beula beulah bev beverley beverly bhavna bianca bibek biff bilal biljana bill billie billy binh binita bintou birgit bishal bismah bjorn blaine " +
  "blair blake blanca blanche blaze blossom blythe bob bobbi bobbie bobby bogdan boglarka bola bolormaa bongani bonita bonnie bonny boris boyd brad " +
  "bradford bradley brady bram branden brandi brandie brandon branislav breanna bree brenda brendan brendon brenna brent brenton bret brett brian briana " +
  "brianna brianne brice bridget bridgett bridgette brigid brigitta brigitte britney britt brittany brittney brittni brittny bronagh bronwyn brooke bruce " +
  "bruno bryan bryanna bryce bryn brynn bryon bukola burt burton buster byron cahal caitlin caitlyn cal caleb calista callie calvin cameron camila camile " +
  "camilla camille camilo candace candice caoimhe cara carey carina carissa carl carla carlene carley carlie carlo carlos carlota carlotta carlton carly " +
  "carmel carmela carmella carmen carol carole carolina caroline carolyn carrie carrol carroll cary carys casandra casey cassandra cassidy cassie " +
  "catarina caterina cath cathal catherina catherine cathleen cathryn cathy catrina catriona cayetano cayla cecelia cecil cecile cecilia cecily cedric " +
  "celeste celia celina celine ceri cesar chad chandra chanelle chantal chantelle charbel charis charissa charla charlena charlene charles charlette " +
  "charley charlie charlotte charmaine chas chase chedeline chelsea chelsey cher cheri cherie cheryl chester chet cheyenne chiamaka chidi chika chike " +
  "chinedu chinwe chioma chloe chris chrissy christa christal christen christian christiana christiane christie christina christine christoph christophe " +
  "christopher christos christy chrystal chuck ciara ciaran cierra cillian cindi cindy clair claire clara clare clarence clarice claris clarissa claude " +
  "claudette claudia claudine claudio claus clay clayton clemens clement cleo cleopatra cletus cliff clifford clifton clint clive clodagh clotilde clyde " +
  "cody colby cole coleen colette colin colleen collin colm colton conall concepcion connie connor conor conrad constance constantin constanza consuelo " +
  "cora coralie cordelia corey cori corina corine corinna corinne cormac cornelia cornelis cornelius corrine corwin cory courtney courtni courtny craig " +
  "cristal cristiano cristina cristobal crystal cuong curt curtis cuthbert cyndi cynthia cyril cyrus daan dafydd dahlia dai daina daisy daithi dalal dale " +
  "daleen damaris damia damian damien damion damon dan dana danette dani danica daniel daniela daniele daniella danielle danika danilo daniz danny daphna " +
  "daphne dara darby darcey darcie darcy daren daria darin dario darius dariusz darla darlena darlene darnell darrel darrell darren darrin darryl daryl " +
  "dave davi david davida davina davinder dawn dayle dayna dayo daz dean deana deandra deandre deann deanna deanne deb debbie debby debora deborah debra " +
  "debrah dede dee deedee deena deepak deidre deirdre dejan dela delbert delia delilah della delores deloris delphine demetria demetrius dena denice " +
  "denis denise dennis denny deon derek dermot derrick deshawn desiree desmond destiny devan deven devika devin devon dewayne dewey dexter dhia dhruv " +
  "diana diane dianna dianne diarmuid dieter dietmar dietrich dieudonne dilip dillon dimitri dimitris dina dinah dinesh dion dionne dirk dirkje divya " +
  "diya djeneba dmitri dmitry dolores domhnall domingo dominic dominick dominik dominique dominykas don dona donald donna donnell donnie donny donovan " +
  "dora doreen dorian doris dorla dorota dorothea dorothy dorthy dottie doug douglas dovydas doyle dragan drew duane duc dudley duncan dustin dwayne " +
  "dwight dylan dyllan earl ebele ebenezer ebony ecrin ed eddie edel eden edgar edie edith edmond edmund edna edoardo eduard eduardo edward edwardo edwin " +
  "edwina eevi efe efrain efren eileen eilidh eimear eisha eitan ekaterina ekta ela elaina elaine elana elbert eldon eleanor elen elena eleni eleri eli " +
  "eliana elias elicia elida elie elif elijah elin elina elinor eliot elisa elisabeth elise elisha eliska eliza elizabete elizabeth elizaveta elke ella " +
  "ellen ellie elliot elliott ellis elly elma elmer elnora eloise elouise elsa elsie elton elva elvin elvina elvira elvis elwood ema emanuel emanuela " +
  "emeka emelda emely emerald emerson emery emil emile emilee emilia emiliano emilie emilija emilio emilis emily emina emine emirhan emma emmaline " +
  "emmanuel emmanuelle emmeline emmett emmie emmy emre emrys encarnacion enda enid enoch enrico enrique enzo eoghan eoin ercan ergi eric erica erich " +
  "erick ericka erik erika erin erma ernest ernestina ernestine ernesto ernie ernst errol ervin erwin eryn esi esma esme esmeralda esperanza esteban " +
  "estela estele estella estelle ester estere esther estrella eszter ethan ethel etienne etta eugen eugene eugenia eugenie eunice eusebio eva evan " +
  "evangelina evangeline evelin evelina evelyn evens everett evgeny evi evie evita ewa eymen ezinne ezra fabian fabien fabio fabrice fabrizio fadi fahd " +
  "faisal faith fajr fanta farah farida farrah farzana fatemeh fatiha fatima fatin fatma fatoumata fay faye feargal federico felecia felicia felipe felix " +
  "femi femke feng fenna ferdinand ferdinando fergus ferhat fernanda fernando ffion fidel fidelma fien filip finbar fintan fiona fionn flavia fletcher " +
  "flo flora florencia florian floyd folake forrest foster fozia fran frances francesca francesco francina francine francis francisca francisco " +
  "franciszek francois francoise frank frankie franklin franklyn fraser fred freda freddie freddy frederic frederick frederik fredrick fredrik freja " +
  "freya frida frieda friedrich frits fritz funmi fyodor gabe gabi gabija gabreal gabriel gabriela gabriele gabrielius gabriella gabrielle gaby gale " +
  "galen gamalat gamila gareth garland garnet garrett garry garth gary gaurav gavin gayle gaz gemma gena gene genesis genevieve genna geoff geoffrey " +
  "georg george georges georgette georgi georgie georgina georgios georgy gerald geraldina geraldine gerard gerardo gerhard geri germaine gerrit gerry " +
  "gert gertrud gertrude gethin gheorghe gia giacomo gianna gigi gilbert gilberto gilda giles gill gilles gillian gina ginger gino giorgi giorgio giorgis " +
  "giovanna giovanni gisela gisele giselle gita giulia giuseppe gladys glen glena glenda glenn glenna gloria glynis godfrey golda goldie gonzalo googoosh " +
  "gopal goran gord gordon gottfried grace gracie graciela grady graham grainne grant greg gregg gregor gregorio gregory greta gretchen griselda grover " +
  "guido guilherme guillaume guillermo gunay gunel gunnar gunter gunther gurpreet gus gustaf gustav gustave gustavo guy gwen gwendolyn gwyn gwyneth " +
  "gyorgy habib habiba hafsa hailey hakim hal hala haley halim halima hallie hamish hamza hana hanah hanh hanif hank hanna hannah hannes hans hao hari " +
  "hariet hariette harish harjit harlan harley harmony harold harpreet harri harriet harriett harriette harry haruhito haruki haruta haruto harvey hasan " +
  "hasnaa hassan hasti hatice hattie hawa hayato hayden hayley heath heather hector heidi heinrich heitor helen helena helene helga helmi hemant hendrik " +
  "henk henri henrietta henrik henrique henry henryk herb herbert herman hermann hermine hessa hester hideo hien hilary hilda hildegard hillary himari " +
  "hinata hiroshi hoda hollie holly homer hope horace horacio horatio hortense hortensia hosna hosniya hossein howard howie hubert hugh hugo humberto " +
  "hung huong huseyin huseyn hussa hussain hussein hyacinth hydar hye hyun iain ian ibai ibrahim ibtisam ichika ida ieuan ifeanyi ifeoma ifor ignacio " +
  "ignatius igor ike ikechukwu iker ila ilene iliana ilija ilina ilona ilse ilya imane imani imelda imogen imogena imogene imran indira ines ingrid inji " +
  "inmaculada inuk inunnguaq iona ionut iqbal ira irati irena irene irina iris irma irvin irving irwin isaac isabel isabela isabele isabell isabella " +
  "isabelle isadora isaiah isaias isha ishaan isiah isidora isla islande ismael ismail isobel isolde issac itai itsuki itziar iva ivaana ivalu ivan ivana " +
  "iveta ivy iwan iwona izaro jacinda jacinta jacinto jack jackie jacky jaclyn jacob jacquelina jacqueline jacquelyn jacques jada jade jaden jae jaime " +
  "jaka jake jakob jakov jakub jamal james jameson jami jamie jamila jamison jammie jan jana janae jane janele janelle janessa janet janette janice janie " +
  "janina janine janis jannie jaqueline jared jarod jaroslav jarrett jarrod jarvis jasmin jasmina jasmine jason jasper jaspreet jaswinder javier javiera " +
  "jay jayden jayne jayson jazmin jazmine jean jeana jeane jeanette jeanie jeanina jeanine jeanna jeanne jeannette jeannie jeannina jeannine jed jeff " +
  "jeffery jeffrey jeffry jelena jen jena jenelle jenifer jenna jennette jenni jennie jennifer jenny jens jerald jeremiah jeremy jeri jermaine jeroen " +
  "jerome jeronimo jerri jerry jesica jess jesse jessica jessie jesus ji jian jie jiho jil jilian jill jillian jim jimena jimi jimmie jimmy jin jing " +
  "jisoo jo joan joana joane joann joanna joanne joao joaquin jocelyn jodi jodie jody joe joel joelle joesph joey johan johana johann johanna johannes " +
  "john johnathan johnathon johnie johnnie johnny jokubas joleen jolena jolene jon jonah jonas jonathan jonathon joni jonny jools joon jordi jordon jorg " +
  "jorge joris jose josef josefa josefina josefine joselyn joseph josephina josephine josh joshua josiah josie josue jovana joy joya joyce jozef jozefina " +
  "juan juana juanita jude judeline judith judy julen jules julia julian juliana julianna julianne julie julien julienne juliet julieta juliette julio " +
  "julissa julius jun june jurgen justin justina justine kabita kacey kacper kadiatou kaede kai kaia kaitlin kaitlyn kajus kaleigh kali kalle kallie " +
  "kalpana kamal kamala kamil kamila kamile kamran kanata kanyakumari kara karan karen kari karim karima karin karina karissa karl karla karly karolina " +
  "karyn kasey kasia kaspar kassandra kassie kat katarina katarzyna kate katelyn katelynn katerina katharina katharine kathem katherina katherine kathie " +
  "kathleen kathrin kathrine kathryn kathy kati katia katie katlyn katrina katy kauri kavita kay kaye kayla kaylee kayleigh kayode keeley keely keenan " +
  "kehinde keir keira keisha keith kejsi keley keli kelley kelli kellie kelly kelsey kelsie kely ken kendall kendra kendrick kenji kenna kenneth kenny " +
  "kenton kenyatta kenza kera keri kermit kerri kerry keshav keven kevin khadija khadije khaled khalid khalil khanh khawla kheira khongordzol kia kiana " +
  "kiara kiera kieran kieron kiersten kiley kim kimberlee kimberley kimberli kimberly kimmernaq kingsley kip kira kiran kiril kirill kirk kirollos " +
  "kirsten kirstin kirsty kishore kizzy klaus klea kofi konrad konul kori kourtney kris krishna krista kristen kristi kristian kristie kristin kristina " +
  "kristine kristopher kristy kristyna krystal krzysztof kunal kurt kurtis kwabena kwaku kwame kwasi kyla kyle kylee kylie kyls kyra lacey lacie lacy " +
  "ladona ladonna laia laila lakesha lakshmi lalita lamar lambert lamija lamont lan lana lance landon lara larisa larissa larry lars lashawn laszlo " +
  "latasha latifa latisha latonya latoya laura laurel lauren laurence laurent laurie lauryn laverna laverne lavinia lawrence laxmi layla lea leah leana " +
  "leandra leandro leane leann leanna leanne leda lee leena leevi leia leif leigh leila leilani leja lejla lela leland len lena lennart lenny lenora " +
  "lenore leo leocadia leola leon leona leonard leonardo leonel leonid leonie leonora leopold leora lerato lesedi lesley lesli leslie lesly lester " +
  "lethabo leticia letitia lettie levente levi lex lexie leyla lia liam lian liana lianne libbie libby lidia lidya liepa liesbeth lila lili lilia lilian " +
  "liliana lilja lillia lillian lillie lilly lily lin lina linda lindiwe lindsay lindsey lindsi lindsy lindy ling linh linus lionel lior lisa lisette liv " +
  "livia liz liza lizbeth lizette lizzie llewellyn lloyd logan lois lola lolita lonnie lora loraina loraine lorcan lorelei loren lorena lorene lorenzo " +
  "loretta lori lorie lorna lorraina lorraine lorri lorrie lotte lottie lou louella louie louis louisa louise lovelie lovro lowell lowri luann luc luca " +
  "lucas lucia luciana luciano lucie lucien lucija lucile lucille lucinda lucja lucy ludovic ludvig ludwig luela luella luigi luis luisa luise luiz luka " +
  "lukas lukasz luke lula lulu lulwa luna lupe lupita luther luuk luz lydia lyla lyle lyn lyna lynda lyndon lyndsey lyne lynette lynn lynna lynne " +
  "lynnette lynsey maarten maayan mabel mable macarena macaulay macie maciej mack macy madalyn maddie madeleine madelina madeline madelyn madge madison " +
  "madonna mads mae magda magdalena magdalene maggie magnus maha mahamadou mahammad mahdi mahesh mahmoud mai maia maire mairead maisie maite maja majd " +
  "maksim malachai malachy malak malcolm malen malgorzata malia malik malika malinda mallory mamadou manaia mandakranta mandla mandy manfred manish manny " +
  "manoj manon manuel manuela mara marc marcel marcela marcell marcella marcelle marcello marcelo marci marcia marcie marcin marco marcos marcus marcy " +
  "marek margaret margarette margarida margarita marge margery margie margo margot margret margrette margriet marguerite mari maria mariah mariam " +
  "mariamawit mariami marian mariana mariane marianna marianne mariano maribel marie mariela mariella marija marilyn marina mario marion marios maris " +
  "marisa marisol marissa maritza marius marjolein marjorie mark markel marko markos markus marla marlena marlene marlies marlin marlo marlon marnie " +
  "marquis marsha marshal marshall marta martha marti martim martin martina martine marty marvin marwa marwan mary maryam maryan maryann marybeth " +
  "maryjane marylou masoud masoumeh masud matej mateo matheus mathew mathias mathieu mathilde mathis matias matilda matilde matt matteo matthew matthias " +
  "matthijs matti mattia mattias mattie matty matus matyas maud maude maura maureen maurice mauricio mavis max maxime maximilian maximiliano maxina " +
  "maxine maxwell may maybell mayra maysoun mazie mckenzie meagan meena meera meg megan meghan mehdi mehmet mehwish mei mel melanie melina melinda melisa " +
  "melissa mellisa melody melokuhle melvin mercy meredith meriem merissa merjem merle meron merrill mervin mervyn meryem meryl mhairi mia micaela micah " +
  "michael michaela michal micheal michel michele michelle mick mickey micky midori miguel mihaela mihai mika mikaela mikaere mike mikel mikhail mikolaj " +
  "mila milagros milan mildred milena miles milhouse milica millicent millie milly milo milos milton mimi min mina minato mindy minenhle minerva minh " +
  "minik minnie mira miral miranda miriam mirlande miroslav mitch mitchell mitzi miyar mo mobina modibo moe mohamad mohamed mohammad mohammed mohan moira " +
  "moises mollie molly mona monica monika monique monte montgomery montserrat monty morag morgan moritz moses moshe moussa mpho mrignayani muhamed " +
  "muhammad muhammed mukesh murad muriel mustafa mustapha muthoni mya myles myra myriam myrlande myrna myron myrtle naasunnguaq nabil nadeem nadene nadia " +
  "nadina nadine nadya nahia nahom naima nalla nanami nancy nanette naoko naomi naomie narayan naresh narges nasser natalia natalie natalya natasha nate " +
  "nathalie nathan nathanael nathaniel nathy naveed naveen nawal neal ned neema neha nehir neil nel nela nelisa nell nellie nelson nena nerida nerissa " +
  "nesreen neville ngaire ngoc ngozi nhung nia niall niamh nicholas nichole nick nicki nickolas nicky nico nicola nicolas nicole nicolette niels nieves " +
  "nigel niharika niilo nik nika nikau nikhil niki nikita nikki niklas niko nikola nikolai nikolay nikos nila nilay niles nils nina nisanur nisha nita " +
  "nithya nivi nnamdi noa noah noam noel noella noelle noemi nojus nokuthula nolan nollaig nomaan noor nora norah norbert noreen norm norma norman nouf " +
  "nour nuala nuka nur nuray nurul nyasha nyla obinna octavia octavio odalys odelia odette odhran odval ofelia oier oisha oksana ola olabisi olaf olamide " +
  "olanrewaju olav oleksandr olga olive oliver olivia olivier ollie olumide oluwaseun oluwatobi omar omer omolara ondrej onyeka oonagh ophelia ori orla " +
  "orlaith orville osama oscar oskar osman osvaldo oswald otilia otis ottie ottilie otto oumar oumou owain owen oyunbileg pablo padraic padraig paige pam " +
  "pamela pandora paninnguaq paola paolo parisa parvati parvez pascal pat patrica patrice patricia patrick patrik patsy patti pattie patty paul paula " +
  "paulette paulie paulina pauline paulo paulos pavel pavlo pearl pedram pedro peg peggy penelope penny percival percy perla pernille petar pete peter " +
  "petr petra petro petros phil philip philipp philippe phillip philomena phoebe phuong phylis phyllis pia pierce pierre piet pieter pietro pilar piotr " +
  "pipaluk polina polly pooja poppy portia prakash pranav pranay prasad pravit precious preethi preeti prem preston priscila priscilla priti priya " +
  "priyamvada priyanka prudence puteri pyotr qing quang queenie quentin quiana quincy quinn quinton quoc quyen rabina rachael rachel rachele rachelle " +
  "rachid rachida radha radoslaw rae rafael raghav rahul raina rainer raj raja rajeev rajesh rajiv raju rakesh ralf ralph ramesh ramiro ramon ramona " +
  "randal randall randi randolph rania raoul raphael raquel rashad rasheed rashid rasmus raul ravi rawiri ray rayan raymond rayna reanna reba rebeca " +
  "rebecca rebeka rebekah recep reece reed reem reema regan reggie regina reginald regis reid reihaneh reina rekha remedios remi rena renae renata rene " +
  "renee reta reuben reyansh reyna reynaldo reza rhea rhett rhiannon rhoda rhodri rhona rhonda rhys ria ricardo riccardo richard richelle richie rick " +
  "rickey ricki rickie ricky rico rigoberto rikki riko riley rima rimas rin rina rinku rita riya roan rob robbie robbin robby robert roberta roberto " +
  "robin robyn rocco rochele rochelle rocio rod roderick rodger rodney rodolfo rodrigo roel rogelio roger roghayyeh rohan rohit roisin roland rolanda " +
  "rolando rolf roman romeo ron ronald ronan ronda roni ronna ronnie ronny rory rosa rosalie rosalina rosalind rosalinda rosalyn rosanna rosanne rosario " +
  "roscoe rose roseann roseanne rosella roselle rosemarie rosemary rosetta rosie roslyn ross rowan rowena roxana roxane roxanna roxanne roxie roxy roy " +
  "royce ruben rubin ruby rudolf rudolph rudy rufus rui rukhsana rune rupert ruslan russ russel russell rutger ruth ruthie ryan ryou ryszard saanvi sabah " +
  "sabina sabine sabrina sachin sade sadie sadiq saeed sage sahar sahil saida sajid sakeena sakineh sakura sal salik sallie sally salma salome salvatore " +
  "sam samantha sami samina samir samira samkelo sammie sammy samuel sandeep sandra sandro sandy sangeeta sanjay sanjeev sanne santino santosh saoirse " +
  "saqib sara sarah sarina sasha saskia satish satoshi saul savanna savannah savita scarlett scot scott scottie scotty seamus sean sebastian sebastien " +
  "seema segun sekou selena selene selim selina selma seong sepp serena serge sergei sergey sergio serife setayesh seth sevda sevinj seyi seymour shabana " +
  "shahd shaheen shahid shaikha shaim shaimaa shakira shalini shana shanaya shanda shane shanelle shania shankar shanna shannon shanon shanti shaquille " +
  "shari sharlene sharmila sharon sharron sharyn shaun shauna shawn shawna shay shayla shayma shayna shayne shaz shazia shea sheba sheena sheila shelby " +
  "sheldon shelia shelley shelly shelton sheri sheridan sherifa sherman sherri sherrie sherry sheryl shiloh shilpa shinead shira shirley shirli shirly " +
  "shivani shlomo shona shreya shristi shruti shweta shyla sian sid siddharth siddhartha sidney sigmund sigrid silas sillin silvia silvio simon simona " +
  "simone sindy sinead siobhan sipho sita siti siv siyabonga skip skye slawomir slobodan sneha snezana sobia sofia sofie sofija soledad solomon solveig " +
  "somayyeh sondra sonia sonja sonya soo sophia sophie soraya sorcha soren souleymane souta spencer spike sri srinivas stacey staci stacie stacy stan " +
  "stanislav stanislaw stanley starla stefan stefanie stefano stefanos stela stella stephan stephane stephanie stephen steve steven stevie stewart stu " +
  "stuart sudha sue suha sujata sukhdeep sumayah sumit summer sunil sunita suraj suresh susan susana susane susanna susannah susanne sushma susi susie " +
  "suzan suzana suzane suzanna suzanne suzette suzie suzy sven svend svetlana swati sybil sybille syd syed sylvester sylvia sylvie szymon tabatha tabitha " +
  "tadeusz tadgh taha taichi taika tala talia talitha tam tamar tamara tamera tami tamika tammi tammie tammy tamra tania tanika tanisha tanner tanvi " +
  "tanya tara tarana tarek tareq tariq taryn tasha tatiana tatsuki tawana tebogo ted teddy tegan temi temitope teodora terence teresa tereza teri " +
  "terrance terrell terrence terri terrie terry tess tessa tessie thabo thad thaddeus thalia thandi thandolwethu thanh thao thea thelma themba theo " +
  "theodor theodora theodore theresa therese thiago thieu thom thomas thomasina thuy tia tiago tiana tianna tiara tiffany tilly tim timmy timothy tina " +
  "tingting tisha titus tjeerd tobi tobias toby tod todd tolu tom tomas tomasz tommaso tommie tommy tomoharu toni tonia tony tonya tora tori tracey traci " +
  "tracie tracy trang travis trent trenton trevor trey tricia trina trinh trinity trish trisha trista tristan troy trudy truman tuan tui tula tunar tunde " +
  "turki tuyet ty tyler tyra tyrone tyson uche uchenna uday ughur ugne uju ulla ulrich ulrik ulrike ulysses umar umberto unax uri ursula urszula urte " +
  "usha usman uwe uxue val valentin valentina valentine valeria valerie valery vance vanesa vanessa vanya varun vasily veda velma vera vern verna vernice " +
  "vernon veronica veronika vesna vi vic vicente vicki vickie vicky victor vidya vihaan vijay vikas vikky vikram viktor viktoria viktorie viktorija vilte " +
  "vimal vinay vince vincent vincenzo vinh vinod violet violeta virgil vishal viv vivaan vivek vivian viviana vivien vivienne vlad vladimir vladislav " +
  "vojtech volodymyr vusala wade wafa wakana waleed wallace wally walt walter wanda wanjiru ward waylon wayne wei wendell wendi wendy werner wes wesley " +
  "weston whitney whitni whitny widelene wiebke wiktor wila wilbert wilbur wiley wilfred wilfredo wilfrid wilfried wilhelm wilhelmina will willa willard " +
  "william willie willis willow willy wilma wim winfried winifred winnie winnifred winona winslow winston wojciech wolfgang woodrow wout wouter wyatt " +
  "xavier xhoel xiaomei xiaoyan ximena xin xinyi xochitl xuan yael yagmur yahli yan yanis yann yannick yara yarin yaroslav yasmin yasmine yassin yassine " +
  "yaw yelena yemi yeon yesenia yetunde yevgeni yevgeny yewande ying yoko yolanda yolande yonas yonatan yonathan yong yosef yousef yousouf youssef yuen " +
  "yuina yuki yuna yuri yuriy yury yusif yusuf yuuma yuval yvette yvona yvone yvonna yvonne zac zach zachariah zachary zachery zack zackary zada zahid " +
  "zahra zainab zainul zakaria zan zane zara zayn zdenek zebediah zehra zeinab zelda zelma zena zeynab zeynep zhen zineb zoe zoey zofia zola zora zoran " +
  "zsofia zubair zuzana deepika latisha tamisha lakeisha keisha latoya shaniqua tyrese deandre jamarcus " +
  "adewale ailsa akiko akua alun amandeep anahera angharad ania anthea aoibheann aoibhinn arun ashok ayodeji babatunde baljinder baljit bethan " +
  "blathnaid bronte callum cerys chipo chukwudi chuy damilola damo dearbhla deirbhile delyth dilys donnacha ebuka efosa eilis eirlys euan eunji ewan " +
  "farai fiachra folasade gagandeep geraint gosia grzegorz guadalupe gwenllian hardeep hieu huw hyejin iestyn ifeyinwa imtiaz ishbel itzel jadwiga " +
  "jasbir jemima jiao jiwoo junaid kaimana keanu keiko kelechi kev kojo krystyna kuldeep kulwinder lachie lachlan lanre laoise lettice maeve mandeep " +
  "manjit manpreet mariusz mereana minho moana mohit muireann narelle nasreen navdeep nazia nerys nitin nkechi nneka noirin nomsa oisin olu olwen " +
  "orlagh pawel pepe qiang rabia raelene rakhi ramandeep ritu rizwan robbo rohini ruairi rukhsar sadhbh salman sarita satnam seetha shabnam shahida " +
  "shobha sibusiso simran sioned soojin struan surinder sushil swapnil tadhg tahir tamati tariro tarun tayo tejas temitayo tendai thandeka tomek " +
  "umesh vandana venkat wazza wieslaw wiremu xiomara xiu yadira yasir yinka yumi zahir zanele zbigniew zeeshan zuzanna del di dot " +
  "gail nessa xander lexi sascha ally andie augusta barb babs trixie benji bridie cass catharine kath kitty chrissie clinton davey davy des dez " +
  "dom eve florrie frannie gabby ginny gil humphrey izzy bella jacqui jas joanie jonty lewis lil malc mikey morris nat olly livvy ozzie paddy " +
  "rach rafe randy seb steph victoria virginia wilf vonnie graeme grahame arron glyn glynn ruaridh ruari keiran cian aine aysha felicity " +
  "florence ailish allegra amelie anouk araminta ariadne bashir beatrix benedict briony bronwen bryony casper coretta cosmo crispin delroy " +
  "denzel dimitra dougal eamon effie elspeth eustace finlay fleur griff hermione ioan ivor jago jem jethro joss kelvin kerensa lennox leroy " +
  "liesel lucian maya merv myfanwy odile oona padma paloma philippa piers roshan salim shirin siegfried tamsin tansy una vaughan verity zeke " +
  "mairi rhian kezia anneliese inez fatou amadou ewen declan hazel donal glenys marv irv";

let names: ReadonlySet<string> | undefined;

/** Whether a lower-case word is a given name that is known in English-speaking call centres; some are ordinary words, too. */
export function isGivenName(word: string): boolean {
  return (names ??= new Set(WORDS.split(" "))).has(word);
}
