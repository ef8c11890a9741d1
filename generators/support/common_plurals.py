"""Plurals of common nouns as ``inflect`` gives them, so that most specs need not load it; a test holds them to it.

A noun by itself has a regular plural; ``axis:axes`` tells another one.
"""

from __future__ import annotations

from typing import Final

NOUNS: Final = """
absence access accident account activity actor addon address adjustment advisor agenda agent agreement
aircraft:aircraft aisle alarm album alert allergen allergy allocation alumnus:alumni amenity analysis:analyses
analytics:analytics ancestor animal answer antenna apartment appendix applicant application appointment approval
archive area article artist assessment asset assignment attachment auction audience audit auditor author
availability avatar award axis:axes backup bag balance bank banner barcode basis:bases basket batch bathroom battery
beacon bed bedroom belief beneficiary benefit bias bid bike bill bird block blog blueprint board boat body bond
bonus book booking bookmark boss bottle boundary box branch brand breakdown breed bridge broker bucket budget bug
builder building bundle bus business button buyer cabin cabinet calendar call camera campaign campus candidate
capability capacity caption car card carrier cart case casino catalog catalogue category census certificate chair
challenge channel chapter charge chart check checklist chef cheque chief child:children choice citizen city claim
class clause client clinic clock club cluster coach code collection color colour column comment commission commit
committee commodity community company competition complaint component concert condition conference configuration
connection constraint consultant consumer contact container content contest contract contributor conversation cookie
copy corner corpus cost counter country couple coupon courier course credential credit crew crisis:crises
criterion:criteria crop currency customer cycle dashboard data database dataset date datum:data day deadline deal
debt decision declaration deer:deer default defect delegate delivery demand department dependency deployment deposit
depot description design desk destination detail developer device diagnosis:diagnoses diary difference dimension
director directory discount disease dish dispute distance distributor district division doctor document domain
donation donor door draft drawer drawing drink driver drone drug duty earnings:earnings echo:echoes editor election
element elf:elves email embassy emergency emoji employee employer endpoint engine engineer enquiry enrollment
enrolment entity entry envelope environment epic episode equation equipment:equipment error essay estate estimate
evaluation event evidence exam examination example exception exchange exercise exhibit expense expert extension eye
face facility factor factory family farm fault favorite favourite feature fee feed feedback fence field fight figure
file film filter finding fine fire firmware fish:fish fix flag fleet flight floor flow focus folder follower food
foot:feet forecast foreigner forest form formula forum foundation fraction frame franchise freight frequency friend
function fund gallery game gap garage garden gas gate gateway gauge gender generation genre genus:genera gift girl
goal goods:goods goose:geese grade grant graph grid group guard guest guide gym habit half:halves hall harvest
hazard header health heart height hero:heroes history hobby holiday home hook hospital host hotel hour house
household hub human hypothesis:hypotheses idea identity image impact import impression improvement incident income
index indicator industry influencer information:information ingredient injury input inquiry inspection inspector
installation instance institute instruction instrument insurance integration interest interface intern interval
interview inventory investigation investment investor invitation invoice island issue item iteration itinerary
jacket job join journal journey judge jury key keyboard keyword kit kitchen knife:knives knowledge label laboratory
lake lamp land landlord language laptop law lawyer layer layout lead leader leaf:leaves leaflet league lease leave
lecture ledger legend lemma lender lens lesson letter level liability library licence license life:lives lifecycle
lift light limit line link liquid list listing load loaf:loaves loan lobby location lock log logo loss lot
luggage:luggage machine magazine mail mailbox maintenance man:men manager mandate manufacturer map margin mark
marker market marketplace mask master match material matrix meal measure measurement mechanic medal media medication
medium meeting member memo memory menu merchant message meter method metric migration mile milestone minister minute
mirror mission mode model module moment monitor month motor mountain mouse:mice movie museum nation neighbour
network news:news newsletter newspaper night node note notice notification novel nucleus:nuclei nurse objective
obligation observation occupation offence offer office officer official operation operator opinion opponent
opportunity option orchestra order organisation organization origin outage outcome outfit outlet output oven owner
ox:oxen package packet pact page pain paint painting pair pallet panel paper paragraph parameter parcel parent park
parking part participant partner partnership party pass passenger passport password path patient pattern pause payee
payer payment payroll peak penalty percentage performance period permission permit person:people persona:personae
pet phase phenomenon:phenomena phone photo photographer phrase physician piano picture piece pilot pin pipe pipeline
pitch place plan planet plant plate platform player playlist plot podcast point policy poll pool population port
portfolio portion position possession post poster postmortem potato:potatoes power practice predecessor preference
prefix premium prescription presentation preset price principal principle print printer priority prisoner prize
probe problem procedure process producer product profession professor profile profit program programme project
promise promotion proof property proposal proposition prospect protocol province proxy pump pupil purchase puzzle
quality quantity quarter query question queue quiz:quizzes quota quote race rack radio radius railway range rank
rate rating ratio reaction reading reason rebate recall receipt recipe recipient recommendation record recording
recovery recruit referee reference referral refinery refund region register registration regulation relation
relationship release reminder renewal rent repair replacement reply report reporter repository request reseller
reservation reserve resident resolution resource respondent response responsibility restaurant restriction result
retailer retention retry return revenue review reviewer revision reward rider right ring risk river road robot
rocket role roof room rotation round route row rule run runbook safe salary sale salesperson:salespeople sample
sanction satellite saving scale scan scenario scene schedule schema scholarship school scope score screen screenshot
script seal search season seat secret secretary section sector segment selection self:selves seller seminar sensor
sentence sequence series:series server service session setting settings:settings settlement shape share shareholder
sheep:sheep shelf:shelves shift ship shipment shipper shoe shop shortcut show sign signal signature site situation
size sketch skill slide slot snapshot snippet society solution song source space spare speaker specialist
species:species specification spell sponsor spot spouse sprint squad square stable stadium staff stage stakeholder
stamp standard star statement station statistic statistics:statistics status stay step steward stimulus:stimuli
stock stop store story strategy stream street strength strike structure student studio study style submission
subscriber subscription subsidiary substance success successor suffix suggestion suite summary supervisor supplement
supplier supply surface surgeon surgery surname survey suspect swap switch syllabus symptom synonym system tab table
tablet tactic tag talent tank target tariff task tax taxi taxonomy teacher team technician technology telephone
template tenant tender term terminal territory test testimonial text theatre theme theory therapist therapy
thesis:theses thief thread threat threshold ticket tier tile time timeline timesheet timezone tip title token
tomato:tomatoes tool tooth:teeth topic tour tournament tower town track trade trademark trader tradition trailer
train trainer training trait transaction transfer transition translation translator transport treasury treatment
tree trend trial trigger trip truck tunnel turbine tutor tutorial unit university update upgrade upload usage user
utility vacancy vaccine valuation value variable variant vault vehicle vendor venue verdict version vertex vessel
vet victim video view viewer viewing villa village violation virus visa visit visitor vitamin voice volume volunteer
vote voter voucher wage waiter wallet ward wardrobe warehouse warning warranty watch watcher wave way weapon webhook
website wedding week weight well wheel widget wife:wives window wine winner wire wishlist withdrawal witness
wolf:wolves woman:women word worker workflow workout workplace workshop workspace world writer yard year zero zone
"""
